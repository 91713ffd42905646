package io.github.rethinksh.command;

import io.github.rethinksh.model.ShellException;

/** Starts embedded clusters for other clients. */
public interface DemoCluster {
    /**
     * Starts one on the loopback interface; it runs until it is closed.
     *
     * @param port the port to listen on, or 0 for any free one
     * @param empty whether the sample databases are left out
     * @throws ShellException when the port cannot be had
     */
    Running start(int port, boolean empty);

    /** A cluster that runs. Its data ends with it. */
    interface Running extends AutoCloseable {
        /** Where it listens, as it is written on a command line. */
        String address();

        /** Ends all its connections and threads. */
        @Override
        void close();
    }
}

package io.github.rethinksh.shell;

import java.util.List;

/** Makes what runs a command in the background: with commands, a session and a connection that nobody else uses. */
@FunctionalInterface
public interface JobFactory {
    /**
     * Where a job runs.
     *
     * @param name what it is called
     * @param output where it writes
     * @param progress where its progress goes
     * @param interrupts the owner of its cancellation token
     * @param begun to be called when it has claimed what it works on: only then the next command may run
     */
    record Place(String name, Output output, ProgressView progress, Interrupts interrupts, Runnable begun) {}

    /** Prepares it, from what the session is at this moment. */
    Work prepare(Place place);

    /** The command line of one job. */
    interface Work extends AutoCloseable {
        /** Runs the command that these words are, and prints its errors. Returns its exit code. */
        int execute(List<String> words);

        /** Ends its connection. */
        @Override
        void close();
    }
}

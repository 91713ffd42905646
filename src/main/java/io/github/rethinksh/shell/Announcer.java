package io.github.rethinksh.shell;

/** Tells what happened in the background, in a way that disturbs neither what is typed nor what is drawn. */
public interface Announcer {
    /** Tells it now, or as soon as there is a place for it. From any thread. */
    void announce(JobOutput report);

    /** Tells what had to wait. */
    default void flush() {}

    /** Leaves to another one what had to wait, and what still comes. */
    default void handOver(Announcer other) {}
}

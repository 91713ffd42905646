package io.github.rethinksh.transfer;

/** Hears of a running transfer. Called by all workers at once: it must be safe for that, and fast. */
@FunctionalInterface
public interface TransferListener {
    /** Something happened. */
    void on(TransferEvent event);
}

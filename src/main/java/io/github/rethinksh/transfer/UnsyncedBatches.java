package io.github.rethinksh.transfer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The batches of a table that the servers have taken and may not have on their disks. Safe for several threads. */
final class UnsyncedBatches {
    private final Set<Batch> batches = new LinkedHashSet<>();
    private boolean someLost;

    /**
     * A batch that was taken.
     *
     * @param entry what would be sent again: the documents that were not refused
     * @param part what it counts for
     * @param era the time, by the {@link ServerWatch}, in which it began to be sent
     */
    record Batch(BatchQueue.Entry entry, DonePrefix.Part part, long era) {}

    synchronized void add(Batch batch) {
        batches.add(batch);
    }

    /** All as they are now. */
    synchronized List<Batch> all() {
        return List.copyOf(batches);
    }

    synchronized boolean isEmpty() {
        return batches.isEmpty();
    }

    /** One is on disk, or is sent again; false when somebody else knew. */
    synchronized boolean remove(Batch batch) {
        return batches.remove(batch);
    }

    /** Some have turned out to be perhaps lost. */
    synchronized void lost(boolean some) {
        someLost = some;
    }

    /** Whether some are known to have to be sent again. */
    synchronized boolean someLost() {
        return someLost;
    }
}

package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.format.DocumentWriter;
import io.github.rethinksh.archive.format.FieldFinder;
import io.github.rethinksh.model.DocumentBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Brings the data file of a table to disk now and then, and writes down how far it is. For one thread at a time.
 */
final class Checkpoints {
    private static final long EACH_BYTES = 32L << 20;
    private static final long EACH_NANOS = Duration.ofSeconds(1).toNanos();

    private final Path path;
    private final PartialFile data;
    private final DocumentWriter writer;
    private final CompressedFile file;
    private final FieldFinder primaryKey;
    private TableCheckpoint last;
    private DocumentBatch unsaved;
    private long unsavedBytes;
    private long savedAt = System.nanoTime();
    private boolean broken;

    /**
     * For a data file.
     *
     * @param last how far it is; its key is null when it has just been begun
     */
    Checkpoints(
            Path path,
            TableCheckpoint last,
            FieldFinder primaryKey,
            PartialFile data,
            CompressedFile file,
            DocumentWriter writer) {
        this.path = path;
        this.last = last;
        this.primaryKey = primaryKey;
        this.data = data;
        this.file = file;
        this.writer = writer;
    }

    /** A batch is about to be written; until {@link #wrote} nobody knows what of it is in the file. */
    void writing() {
        broken = true;
    }

    /** It was. */
    void wrote(DocumentBatch batch) throws IOException {
        if (batch.size() > 0) {
            unsaved = batch;
            unsavedBytes += batch.totalLength();
        }
        if (unsavedBytes >= EACH_BYTES || System.nanoTime() - savedAt >= EACH_NANOS) {
            save();
        }
        broken = false;
    }

    /** The table stays unfinished. Says whether it can go on from a checkpoint. */
    boolean keep() throws IOException {
        if (!broken) {
            broken = true;
            save();
        }
        return areThere();
    }

    /** Whether the table can go on from one. */
    boolean areThere() {
        return last.lastKey() != null;
    }

    /** The table is finished, and nothing has to go on. */
    void remove() throws IOException {
        Files.deleteIfExists(path);
    }

    private void save() throws IOException {
        if (unsaved == null) {
            return;
        }
        writer.flush();
        data.force();
        TableCheckpoint next = last.at(file.bytes(), writer.rows(), key(unsaved), file.sha256SoFar());
        next.write(path);
        last = next;
        unsaved = null;
        unsavedBytes = 0;
        savedAt = System.nanoTime();
    }

    private String key(DocumentBatch batch) {
        if (!primaryKey.find(batch, batch.size() - 1)) {
            throw new IllegalStateException("a document came without its primary key");
        }
        return primaryKey.text(batch.bytes());
    }
}

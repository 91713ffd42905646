package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ImportCheckpoint;
import io.github.rethinksh.archive.layout.ImportCheckpointFile;
import java.util.Optional;

/**
 * Where an import keeps how far it has come, and whether it goes on with one before.
 *
 * @param file the checkpoint file; null when none is kept, since the source can be read once only
 * @param reading how the documents are read, apart from what the plan says
 * @param before how far the import before has come; empty when this one is new
 */
public record CheckpointOptions(ImportCheckpointFile file, String reading, Optional<ImportCheckpoint> before) {
    /** Nothing is kept. */
    public static final CheckpointOptions NONE = new CheckpointOptions(null, "", Optional.empty());
}

package io.github.rethinksh.archive;

import io.github.rethinksh.model.TableDefinition;
import java.nio.file.Path;

/** An export to be written. Several tables may be written at once, each by a thread of its own. */
public interface ArchiveTarget {
    /** Where it lies. */
    Path path();

    /** Makes sure that the database is there, with or without tables. */
    void database(String name);

    /** Starts a table; whatever was there of it before stays until {@link TableSink#finish()}. */
    TableSink begin(TableDefinition table);

    /** Writes the manifest, which makes everything in it part of the export. */
    void save(Manifest manifest);
}

package io.github.rethinksh.archive;

/** The known shapes of an export on disk. */
public enum Layout {
    /** The directory of {@code rethinkdb export}: {@code db/table.json} (or ndjson) beside {@code db/table.info}. */
    OFFICIAL("official directory"),
    /** The tar archive of {@code rethinkdb dump}, compressed or not. */
    DUMP("official dump"),
    /** The directory of the 2013 migration script: {@code db/table}, a document a line, nothing else known. */
    MIGRATION("migration directory"),
    /** A single file of documents, or standard input, for one table. */
    FILE("file");

    private final String title;

    Layout(String title) {
        this.title = title;
    }

    /** The layout's name in messages. */
    public String title() {
        return title;
    }
}

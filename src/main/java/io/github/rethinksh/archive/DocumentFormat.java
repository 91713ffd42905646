package io.github.rethinksh.archive;

/** How documents are written in a file. */
public enum DocumentFormat {
    /** One array; also read: objects one after another, a document a line. */
    JSON("json"),
    /** A document a line. */
    NDJSON("ndjson"),
    /** A line with the names of the fields, then a line for each document: see {@link CsvReading}. */
    CSV("csv");

    private final String extension;

    DocumentFormat(String extension) {
        this.extension = extension;
    }

    /** The ending of the file's name, without the dot. */
    public String extension() {
        return extension;
    }
}

package io.github.rethinksh.archive;

/** How the file of a table is compressed when it is written. */
public enum FileCompression {
    /** Not at all. */
    NONE(""),
    /** One gzip member. */
    GZ(".gz"),
    /** One Zstandard frame with a checksum. */
    ZST(".zst");

    private final String ending;

    FileCompression(String ending) {
        this.ending = ending;
    }

    /** What it adds to the name of a file. */
    public String ending() {
        return ending;
    }
}

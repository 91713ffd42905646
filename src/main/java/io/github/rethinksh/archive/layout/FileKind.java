package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.DocumentFormat;
import java.util.List;
import java.util.stream.Stream;

/** What a file of an official export is, by the ending of its name. */
enum FileKind {
    INFO(".info"),
    JSON(".json"),
    NDJSON(".ndjson"),
    JSON_LINES(".jsonl"),
    CSV(".csv"),
    OTHER("");

    private static final List<String> COMPRESSIONS = List.of(".gz", ".zst", ".bz2", ".xz");

    private final String ending;

    FileKind(String ending) {
        this.ending = ending;
    }

    static FileKind of(String fileName) {
        return Stream.of(values())
                .filter(kind -> fileName.endsWith(kind.ending))
                .findFirst()
                .orElse(OTHER);
    }

    /** The name without the ending of a compression, if what is left is that of a data file. */
    static String withoutCompression(String fileName) {
        return COMPRESSIONS.stream()
                .filter(fileName::endsWith)
                .map(ending -> fileName.substring(0, fileName.length() - ending.length()))
                .filter(name -> of(name).format() != null)
                .findFirst()
                .orElse(fileName);
    }

    /** The name of the table that a file of this kind belongs to. */
    String table(String fileName) {
        return fileName.substring(0, fileName.length() - ending.length());
    }

    /** The name of the file of this kind that belongs to a table. */
    String fileName(String table) {
        return table + ending;
    }

    /** How its documents are written; null when it holds none. */
    DocumentFormat format() {
        return switch (this) {
            case JSON -> DocumentFormat.JSON;
            case NDJSON, JSON_LINES -> DocumentFormat.NDJSON;
            case CSV -> DocumentFormat.CSV;
            case INFO, OTHER -> null;
        };
    }
}

package io.github.rethinksh.command;

import io.github.rethinksh.archive.DocumentFormat;
import java.util.Locale;

/** How documents are written in a file, as it is typed. */
enum OnFile {
    JSON,
    NDJSON,
    CSV;

    DocumentFormat format() {
        return DocumentFormat.valueOf(name());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

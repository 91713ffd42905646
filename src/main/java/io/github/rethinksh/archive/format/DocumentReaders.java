package io.github.rethinksh.archive.format;

import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.DocumentReader;
import java.io.InputStream;

/** Chooses the reader that a format needs. */
public final class DocumentReaders {
    private DocumentReaders() {}

    /**
     * Reads the documents of a stream, which is closed with the reader.
     *
     * @param label what to call the data in messages
     * @param csv how CSV is read, if it is CSV
     */
    public static DocumentReader open(InputStream in, String label, DocumentFormat format, CsvReading csv) {
        return switch (format) {
            case JSON, NDJSON -> new JsonDocumentReader(in, label, format);
            case CSV -> new CsvDocumentReader(in, label, csv);
        };
    }
}

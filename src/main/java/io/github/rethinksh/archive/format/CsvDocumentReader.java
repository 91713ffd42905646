package io.github.rethinksh.archive.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.DocumentPlace;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Makes documents of the records of a CSV file. Empty lines are skipped. A record with more or fewer cells than there are
 * columns, and a cell that is no value of its type, is an error that names file, line and record (both from 1) and shows
 * the cell; it comes after all documents before it.
 */
public final class CsvDocumentReader implements DocumentReader {
    /** In bytes; a quote that is never closed makes a record of all that follows it. */
    static final int LONGEST_RECORD = 1 << 25;

    private static final int EXCERPT = 60;

    private final StrictUtf8Reader text;
    private final CsvRow.Handler handler;
    private final CsvReader<CsvRow> csv;
    private final Iterator<CsvRow> rows;
    private final String label;
    private final DocumentLimit limit;
    private final CsvReading reading;
    private final CellReader cells = new CellReader();
    private CsvColumns columns;
    private byte[][] names;
    private long records;
    private ShellException failure;

    /**
     * Reads from a stream, which is closed with the reader.
     *
     * @param label what to call the data in messages, such as {@code shop/orders.csv}
     */
    public CsvDocumentReader(InputStream in, String label, CsvReading reading) {
        this(in, label, reading, DocumentLimit.ofCsv());
    }

    CsvDocumentReader(InputStream in, String label, CsvReading reading, DocumentLimit limit) {
        this.text = new StrictUtf8Reader(in);
        this.handler = new CsvRow.Handler(limit.bytes());
        this.label = label;
        this.limit = limit;
        this.reading = reading;
        this.csv = CsvReader.builder()
                .fieldSeparator(reading.delimiter())
                .maxBufferSize(limit.bytes())
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(handler, text);
        this.rows = csv.iterator();
    }

    @Override
    public DocumentBatch next(int maxBytes, int maxDocuments) {
        if (failure != null) {
            throw failure;
        }
        ByteArrayOutputStream documents = new ByteArrayOutputStream();
        Borders borders = new Borders();
        Map<Integer, Long> lines = new HashMap<>();
        try {
            begin();
            while (borders.size() < Math.max(1, maxDocuments) && documents.size() < Math.max(1, maxBytes)) {
                CsvRow row = nextRow();
                if (row == null) {
                    break;
                }
                byte[] document = document(row);
                lines.put(documents.size(), row.line());
                borders.add(documents.size(), documents.size() + document.length);
                documents.write(document, 0, document.length);
            }
        } catch (ShellException broken) {
            failure = broken;
            if (borders.isEmpty()) {
                throw broken;
            }
        }
        return borders.isEmpty()
                ? null
                : borders.batch(documents.toByteArray(), start -> new DocumentPlace(lines.get(start), -1));
    }

    private void begin() {
        if (columns != null) {
            return;
        }
        CsvRow header = reading.header() ? nextRow() : null;
        if (reading.header() && header == null) {
            throw broken(label + " is empty: it has not even a header", "Get a whole copy of it");
        }
        records = 0;
        try {
            columns = CsvColumns.of(reading.columns().isEmpty() ? header.cells() : reading.columns(), reading);
            names = columns.columns().stream()
                    .map(column -> CellReader.quoted(column.name()))
                    .toArray(byte[][]::new);
        } catch (IllegalArgumentException e) {
            throw broken(label + ": " + e.getMessage(), "Name the columns with --custom-header");
        }
    }

    private CsvRow nextRow() {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            CsvRow row = rows.next();
            records++;
            if (handler.tooLong() || row.longerThan(limit.bytes())) {
                throw limit.refusal(at(row));
            }
            return row;
        } catch (UncheckedIOException | CsvParseException e) {
            throw unreadable(e);
        }
    }

    private ShellException unreadable(RuntimeException e) {
        String place = "%s, line %d, record %d".formatted(label, handler.line(), records + 1);
        String reason = reason(e);
        // The library says no more than that its buffer is full.
        if (reason.contains("maximum buffer size")) {
            return limit.refusal(place);
        }
        String hint = reason.equals(Utf16.FOUND) ? Utf16.HINT : "All documents before it are whole.";
        return new ShellException(ExitCode.FAILED, place + ": cannot be read: " + reason, hint, e);
    }

    private static String reason(RuntimeException e) {
        String cause = e.getCause() == null ? null : e.getCause().getMessage();
        return cause == null ? String.valueOf(e.getMessage()) : cause;
    }

    private byte[] document(CsvRow row) {
        List<CsvColumns.Column> known = columns.columns();
        if (row.cells().size() != known.size()) {
            throw broken(
                    "%s: expected %d cells but found %d, beginning with %s"
                            .formatted(
                                    at(row),
                                    known.size(),
                                    row.cells().size(),
                                    excerpt(String.join(String.valueOf(reading.delimiter()), row.cells()))),
                    "All documents before it are whole. Another character between the cells is named with --delimiter");
        }
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        document.write('{');
        for (int i = 0; i < known.size(); i++) {
            byte[] value = value(row, i);
            if (value != null) {
                if (document.size() > 1) {
                    document.write(',');
                }
                byte[] name = names[i];
                document.write(name, 0, name.length);
                document.write(':');
                document.write(value, 0, value.length);
            }
        }
        document.write('}');
        return document.toByteArray();
    }

    private byte[] value(CsvRow row, int i) {
        CsvColumns.Column column = columns.columns().get(i);
        String cell = row.cells().get(i);
        try {
            return cells.value(cell, row.quoted().get(i), column.type());
        } catch (IllegalArgumentException e) {
            throw broken(
                    "%s, column %s: %s but found %s".formatted(at(row), column.name(), e.getMessage(), excerpt(cell)),
                    "All documents before it are whole.");
        }
    }

    private String at(CsvRow row) {
        return label + ", line " + row.line() + ", record " + records;
    }

    private static String excerpt(String text) {
        return "'" + (text.length() > EXCERPT ? text.substring(0, EXCERPT) + "..." : text) + "'";
    }

    private static ShellException broken(String message, String hint) {
        return new ShellException(ExitCode.FAILED, message, hint);
    }

    @Override
    public long position() {
        return text.offset();
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new ShellException(ExitCode.FAILED, label + ": " + e.getMessage(), null, e);
        }
    }
}

package io.github.rethinksh.archive.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.github.rethinksh.archive.ColumnType;
import io.github.rethinksh.archive.FileFormat;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes documents as CSV in the dialect of {@code rethinkdb export}: a header, lines that end in CR LF, quotes where they
 * are needed, an empty cell for a field that is not there, JSON for what is neither text nor number. Where no fields were
 * named, the columns are the fields of the first documents; a later document with another field is an error, since a file
 * that silently lacks it is worse than none.
 */
public final class CsvDocumentWriter implements DocumentOutput {
    /** How many documents are looked at for their fields. */
    static final int LOOKED_AT = 10_000;

    private static final long LOOKED_AT_BYTES = 1 << 23;

    private final DigestingOutput output;
    private final CsvWriter csv;
    private final FileFormat format;
    private final String key;
    private final CellWriter cells;
    private final List<DocumentBatch> waiting = new ArrayList<>();
    private long waitingRows;
    private long waitingBytes;
    private Map<String, Integer> columns;
    private FieldPath[] paths;
    private long rows;

    /**
     * Writes to a stream, which stays open when the writer has finished.
     *
     * @param key the primary key, the first column unless fields were named
     */
    public CsvDocumentWriter(OutputStream out, FileFormat format, String key) {
        this.output = new DigestingOutput(out, false);
        this.format = format;
        this.key = key;
        this.cells = new CellWriter(format.typedHeader());
        // An encoder of its own refuses what it cannot encode, where a mere charset would write question marks.
        this.csv = CsvWriter.builder()
                .fieldSeparator(format.delimiter())
                .quoteStrategy(QuoteStrategies.EMPTY)
                .build(new OutputStreamWriter(new Sink(output), StandardCharsets.UTF_8.newEncoder()));
    }

    @Override
    public void write(DocumentBatch batch) throws IOException {
        if (columns != null) {
            writeRows(batch);
            return;
        }
        waiting.add(batch);
        waitingRows += batch.size();
        waitingBytes += batch.bytes().length;
        if (!format.fields().isEmpty() || waitingRows >= LOOKED_AT || waitingBytes >= LOOKED_AT_BYTES) {
            begin();
        }
    }

    private void begin() throws IOException {
        List<String> names = format.fields().isEmpty() ? fieldsOfWaiting() : format.fields();
        columns = new HashMap<>();
        names.forEach(name -> columns.put(name, columns.size()));
        paths = format.fields().stream().map(FieldPath::new).toArray(FieldPath[]::new);
        writeRow(names.stream()
                .map(name -> format.typedHeader() ? name + ":" + ColumnType.ANY.title() : name)
                .toArray(String[]::new));
        for (DocumentBatch batch : waiting) {
            writeRows(batch);
        }
        waiting.clear();
    }

    private List<String> fieldsOfWaiting() {
        Set<String> names = new LinkedHashSet<>();
        names.add(key);
        for (DocumentBatch batch : waiting) {
            for (int i = 0; i < batch.size(); i++) {
                DocumentFields fields = new DocumentFields(batch.bytes(), batch.start(i), batch.end(i));
                while (fields.next()) {
                    names.add(fields.name());
                }
            }
        }
        return List.copyOf(names);
    }

    private void writeRows(DocumentBatch batch) throws IOException {
        for (int i = 0; i < batch.size(); i++) {
            writeRow(
                    paths.length > 0
                            ? named(batch.bytes(), batch.start(i), batch.end(i))
                            : all(batch.bytes(), batch.start(i), batch.end(i)));
            rows++;
        }
    }

    private String[] named(byte[] bytes, int from, int to) {
        String[] row = new String[paths.length];
        for (int i = 0; i < paths.length; i++) {
            if (paths[i].find(bytes, from, to)) {
                row[i] = cells.cell(bytes, paths[i].start(), paths[i].end());
            }
        }
        return row;
    }

    private String[] all(byte[] bytes, int from, int to) {
        String[] row = new String[columns.size()];
        DocumentFields fields = new DocumentFields(bytes, from, to);
        while (fields.next()) {
            Integer column = columns.get(fields.name());
            if (column == null) {
                throw new ShellException(
                        ExitCode.FAILED,
                        "document %d has the field %s, which none of the first documents has: CSV needs its columns before"
                                .formatted(rows + 1, fields.name()),
                        "Name the columns with --fields, or take --format ndjson");
            }
            row[column] = cells.cell(bytes, fields.start(), fields.end());
        }
        return row;
    }

    private void writeRow(String[] row) throws IOException {
        try {
            csv.writeRecord(row);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void finish() throws IOException {
        if (columns == null) {
            begin();
        }
        csv.close();
        output.flush();
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public long bytes() {
        return output.count();
    }

    /** Closing the writer of characters ends it, but not the stream that the bytes go to. */
    private static final class Sink extends OutputStream {
        private final DigestingOutput output;

        Sink(DigestingOutput output) {
            this.output = output;
        }

        @Override
        public void write(int b) throws IOException {
            output.write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            output.write(bytes, offset, offset + length);
        }
    }
}

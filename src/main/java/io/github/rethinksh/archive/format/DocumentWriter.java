package io.github.rethinksh.archive.format;

import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.model.DocumentBatch;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes the documents of one table to a stream and counts what it writes: rows, bytes and the SHA-256, in one pass.
 *
 * <p>An array comes out as {@code rethinkdb export} writes it: {@code [}, a line break before each document, commas
 * between them, and a line break, {@code ]} and a line break at the end. NDJSON is a document a line, the last one
 * ended too, where the official tools leave the last line open. For one thread at a time.
 */
public final class DocumentWriter implements DocumentOutput {
    private final DigestingOutput output;
    private final Framing framing;
    private long rows;
    private String sha256;

    /** Writes to a stream, which stays open when the writer has finished. */
    public DocumentWriter(OutputStream out, DocumentFormat format) {
        this(out, format, true);
    }

    private DocumentWriter(OutputStream out, DocumentFormat format, boolean digesting) {
        this.output = new DigestingOutput(out, digesting);
        this.framing = Framing.of(format);
    }

    /** Goes on behind so many documents that are in the stream already, without a checksum. */
    public static DocumentWriter behind(long rows, OutputStream out, DocumentFormat format) {
        DocumentWriter writer = withoutChecksum(out, format);
        writer.rows = rows;
        return writer;
    }

    /** The same without a checksum, for a stream that takes one itself. */
    public static DocumentWriter withoutChecksum(OutputStream out, DocumentFormat format) {
        return new DocumentWriter(out, format, false);
    }

    /** Appends documents, which have to be well-formed; they are copied as they are. */
    @Override
    public void write(DocumentBatch batch) throws IOException {
        for (int i = 0; i < batch.size(); i++) {
            output.write(rows == 0 ? framing.beforeFirst() : framing.between());
            if (framing.oneLine()) {
                writeOnOneLine(batch.bytes(), batch.start(i), batch.end(i));
            } else {
                output.write(batch.bytes(), batch.start(i), batch.end(i));
            }
            rows++;
        }
    }

    /** Passes on what was written so far, which ends with a whole document. */
    public void flush() throws IOException {
        output.flush();
    }

    /** Ends the data and passes all of it on; nothing can be written afterwards. */
    @Override
    public void finish() throws IOException {
        output.write(rows == 0 ? framing.empty() : framing.afterLast());
        output.flush();
        sha256 = output.checksum();
    }

    /** How many documents were written. */
    @Override
    public long rows() {
        return rows;
    }

    /** How many bytes were written, some of which may not have been passed on yet. */
    @Override
    public long bytes() {
        return output.count();
    }

    /** The SHA-256 of all bytes in lower-case hexadecimal digits; null before {@link #finish()} and when none is taken. */
    public String sha256() {
        return sha256;
    }

    /** A line break in a well-formed document is white space between tokens, so it can be left out. */
    private void writeOnOneLine(byte[] bytes, int from, int to) throws IOException {
        int start = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                output.write(bytes, start, i);
                start = i + 1;
            }
        }
        output.write(bytes, start, to);
    }

    private record Framing(String beforeFirst, String between, String afterLast, String empty, boolean oneLine) {
        static Framing of(DocumentFormat format) {
            return switch (format) {
                case JSON -> new Framing("[\n", ",\n", "\n]\n", "[\n]\n", false);
                case NDJSON -> new Framing("", "\n", "\n", "", true);
                case CSV -> throw new IllegalArgumentException("CSV is written by the CsvDocumentWriter");
            };
        }
    }
}

package io.github.rethinksh.archive.format;

import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a stream of JSON text into documents: one array of objects, or objects one after another, on a line each or not.
 * A byte order mark and white space around documents are skipped. Whatever is not whole or not an object is an error
 * that names file, line (from 1) and byte (from 0), and comes after all documents before it.
 */
public final class JsonDocumentReader implements DocumentReader {
    /** The longest document that is read, in bytes: the length of the longest query that a server takes. */
    public static final int LARGEST_DOCUMENT = (1 << 27) - 1;

    private final InputStream in;
    private final InputBuffer input;
    private final String label;
    private final DocumentLimit limit;
    private final JsonScanner scanner = new JsonScanner();
    private Place place;
    private ShellException failure;
    private boolean started;

    /** The line that the first document of the batch begins on. */
    private long firstLine;

    /**
     * Reads from a stream, which is closed with the reader.
     *
     * @param label what to call the data in messages, such as {@code shop/orders.json}
     * @param format {@link DocumentFormat#JSON} takes data without any text for that of a writer that died, as the
     *     official tools write {@code [ ]} for an empty table; for {@link DocumentFormat#NDJSON} it is an empty table.
     *     Apart from that both are read the same
     */
    public JsonDocumentReader(InputStream in, String label, DocumentFormat format) {
        this(in, label, format, DocumentLimit.ofJson());
    }

    JsonDocumentReader(InputStream in, String label, DocumentFormat format, DocumentLimit limit) {
        this.in = in;
        this.input = new InputBuffer(in, limit.bytes());
        this.label = label;
        this.limit = limit;
        this.place = format == DocumentFormat.JSON ? Place.START : Place.START_OR_END;
    }

    @Override
    public DocumentBatch next(int maxBytes, int maxDocuments) {
        if (failure != null) {
            throw failure;
        }
        Borders borders = new Borders();
        try {
            // What is more than a query can hold is of no use to anybody and would grow the buffer without bounds.
            collect(borders, Math.max(1, Math.min(maxBytes, limit.bytes())), Math.max(1, maxDocuments));
        } catch (ShellException broken) {
            failure = broken;
            if (borders.isEmpty()) {
                throw broken;
            }
        }
        return borders.isEmpty() ? null : borders.batch(input.bytes(), input.places(borders.firstStart(), firstLine));
    }

    @Override
    public long position() {
        return input.offset(input.position());
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new ShellException(ExitCode.FAILED, label + ": " + e.getMessage(), null, e);
        }
    }

    private void collect(Borders borders, int maxBytes, int maxDocuments) {
        if (!started) {
            started = true;
            input.skipByteOrderMark();
            if (Utf16.recognises(input.bytes(), input.limit())) {
                throw new ShellException(ExitCode.FAILED, at(0) + ": " + Utf16.FOUND, Utf16.HINT);
            }
        }
        do {
            boolean document = toDocument();
            int end = document ? documentEnd() : JsonScanner.INCOMPLETE;
            if (end >= 0) {
                firstLine = borders.isEmpty() ? input.line(input.position()) : firstLine;
                borders.add(input.position(), end);
                input.advance(end, scanner.lineBreaks());
                place = place.afterDocument();
            } else if (input.ended()) {
                checkEnd(document);
                return;
            } else if (!borders.isEmpty() && borders.totalLength() + unread() >= maxBytes) {
                return;
            } else {
                readMore(borders);
            }
        } while (borders.size() < maxDocuments && borders.totalLength() < maxBytes);
    }

    /** Goes over brackets, commas and white space; says whether a document begins at the position. */
    private boolean toDocument() {
        input.skipWhiteSpace();
        while (unread() > 0) {
            byte b = input.bytes()[input.position()];
            if (b == '{' && place.takesDocument()) {
                return true;
            }
            Place next = place.after(b);
            if (next == null) {
                throw broken(JsonError.expected(place.expectation(), input.bytes(), input.position()));
            }
            place = next;
            input.advance(input.position() + 1, 0);
            input.skipWhiteSpace();
        }
        return false;
    }

    private int documentEnd() {
        int end = scanner.scan(input.bytes(), input.position(), input.limit());
        if (end == JsonScanner.INVALID) {
            throw broken(scanner.error());
        }
        // One that is not whole yet has another byte at least, for which the buffer does not have to grow.
        int length = end == JsonScanner.INCOMPLETE ? unread() + 1 : end - input.position();
        if (length > limit.bytes() && !(end == JsonScanner.INCOMPLETE && input.ended())) {
            throw limit.refusal(at(input.position()));
        }
        return end;
    }

    private void readMore(Borders borders) {
        int keepFrom = borders.isEmpty() ? input.position() : borders.firstStart();
        borders.shift(input.readMore(keepFrom));
    }

    private void checkEnd(boolean insideDocument) {
        if (input.failure() != null) {
            String reason = at(input.limit()) + ": cannot be read on: "
                    + input.failure().getMessage();
            throw new ShellException(ExitCode.FAILED, reason, null, input.failure());
        }
        if (insideDocument) {
            throw cutOff(at(input.position()) + ": the data ends inside the document that begins here");
        }
        if (!place.mayEnd()) {
            throw cutOff(at(input.limit()) + ": expected " + place.expectation() + " but the data ends");
        }
    }

    private ShellException broken(JsonError error) {
        String message = "%s: %s in %s"
                .formatted(
                        at(error.offset()),
                        error.message(),
                        Excerpt.around(input.bytes(), error.offset(), input.limit()));
        return new ShellException(ExitCode.FAILED, message, "All documents before it are whole.");
    }

    private static ShellException cutOff(String message) {
        return new ShellException(
                ExitCode.FAILED, message, "The file is cut off or its writer died; get a whole copy of it.");
    }

    private String at(int position) {
        return label + ", line " + input.line(position) + ", byte " + input.offset(position);
    }

    private int unread() {
        return input.limit() - input.position();
    }
}

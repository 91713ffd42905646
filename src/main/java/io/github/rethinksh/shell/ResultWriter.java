package io.github.rethinksh.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Writes UTF-8, whatever the locale says, and remembers why something did not arrive, where a plain writer only knows that it did not. */
public final class ResultWriter extends PrintWriter {
    private final Remembering stream;

    /** A writer into a stream. */
    public ResultWriter(OutputStream out) {
        this(new Remembering(out));
    }

    private ResultWriter(Remembering stream) {
        super(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        this.stream = stream;
    }

    /** Why it did not arrive. */
    String reason() {
        IOException failure = stream.failure;
        return failure == null || failure.getMessage() == null ? "it is closed" : failure.getMessage();
    }

    /** Whether whoever read it does so no more. */
    boolean isAbandoned() {
        return reason().contains("Broken pipe");
    }

    private static final class Remembering extends FilterOutputStream {
        private volatile IOException failure;

        Remembering(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}

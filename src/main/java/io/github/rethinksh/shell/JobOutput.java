package io.github.rethinksh.shell;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a job writes until somebody is told of it, in the order in which it was written. */
public final class JobOutput {
    /** A job with more results than this should have written to a file. */
    private static final int MOST = 1_000_000;

    private final List<Piece> pieces = new ArrayList<>();
    private int length;

    /** Part of what was written: a result, or not. */
    private record Piece(boolean result, String text) {}

    /** An output that looks like another one and is kept here. */
    Output like(Output shown) {
        return new Output(
                channel(true, shown.out()),
                channel(false, shown.err()),
                shown.width(),
                shown.height(),
                shown.unicode());
    }

    synchronized boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Writes a line above everything. */
    synchronized void head(String line) {
        pieces.add(0, new Piece(false, line + "\n"));
    }

    /** Everything, results and the rest. */
    synchronized String text() {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text()));
        return text.toString();
    }

    /** Writes everything, each to where it belongs. */
    public synchronized void writeTo(Output output) {
        for (Piece piece : pieces) {
            Channel channel = piece.result() ? output.out() : output.err();
            channel.writer().print(piece.text());
            channel.writer().flush();
        }
    }

    private Channel channel(boolean result, Channel like) {
        PrintWriter writer = new PrintWriter(new Keeper(result));
        return new Channel(writer, like.terminal(), false, like.colours());
    }

    /** What is no result is kept always: it says what went wrong and how to go on. */
    private synchronized void keep(Piece piece) {
        if (!piece.result()) {
            pieces.add(piece);
        } else if (length <= MOST) {
            length += piece.text().length();
            pieces.add(length > MOST ? new Piece(false, "(the results beyond this are not kept)\n") : piece);
        }
    }

    private final class Keeper extends Writer {
        private final boolean result;

        Keeper(boolean result) {
            this.result = result;
        }

        @Override
        public void write(char[] characters, int offset, int count) {
            keep(new Piece(result, new String(characters, offset, count)));
        }

        @Override
        public void flush() {
            // It is kept already.
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}

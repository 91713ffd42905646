package io.github.rethinksh.archive.format;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A record of a CSV file.
 *
 * @param line the line that it begins on, from 1
 * @param cells what its cells hold, without quotes
 * @param quoted which of them are in quotes
 */
record CsvRow(long line, List<String> cells, BitSet quoted) {
    /** Whether its cells are longer than that as JSON in UTF-8, of which no character takes more than six bytes. */
    boolean longerThan(int bytes) {
        long characters = cells.stream().mapToLong(String::length).sum();
        return 6 * characters > bytes
                && cells.stream().mapToLong(CsvRow::encoded).sum() > bytes;
    }

    private static long encoded(String cell) {
        long bytes = 0;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            bytes += c < ' ' ? 6 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
        }
        return bytes;
    }

    /** Puts rows together from what the parser finds. */
    static final class Handler extends AbstractBaseCsvCallbackHandler<CsvRow> {
        private final int longest;
        private List<String> cells = new ArrayList<>();
        private BitSet quoted = new BitSet();
        private long length;

        /** Rows of at most so many characters. */
        Handler(int longest) {
            this.longest = longest;
        }

        /** The line that the last row begins on, the one that could not be put together too. */
        long line() {
            return getStartingLineNumber();
        }

        /** Whether the row is longer than it may be; what is beyond that is left out. */
        boolean tooLong() {
            return length > longest;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            cells = new ArrayList<>(cells.size());
            quoted = new BitSet();
            length = 0;
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean inQuotes) {
            this.length += length;
            if (!tooLong()) {
                cells.add(new String(buffer, offset, length));
                quoted.set(index, inQuotes);
            }
        }

        @Override
        protected CsvRow buildRecord() {
            return new CsvRow(getStartingLineNumber(), cells, quoted);
        }
    }
}

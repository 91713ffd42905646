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
    /** Puts rows together from what the parser finds. */
    static final class Handler extends AbstractBaseCsvCallbackHandler<CsvRow> {
        private List<String> cells = new ArrayList<>();
        private BitSet quoted = new BitSet();

        @Override
        protected void handleBegin(long startingLineNumber) {
            cells = new ArrayList<>(cells.size());
            quoted = new BitSet();
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean inQuotes) {
            cells.add(new String(buffer, offset, length));
            quoted.set(index, inQuotes);
        }

        @Override
        protected CsvRow buildRecord() {
            return new CsvRow(getStartingLineNumber(), cells, quoted);
        }
    }
}

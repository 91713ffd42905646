package io.github.rethinksh.archive.layout;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * A tar archive that has to be whole: the library takes the end of the file for the end of the archive, so that one that
 * was cut off between two entries would pass for a smaller one.
 */
final class TarStream extends TarArchiveInputStream {
    private static final int RECORD = 512;

    private final InputStream content;
    private boolean endSeen;

    private TarStream(InputStream content) {
        // A block of one record: the padding that makes larger blocks is read and checked here, not skipped.
        super(content, RECORD, RECORD, "UTF-8");
        this.content = content;
    }

    static TarStream open(Path file) throws IOException {
        return new TarStream(Compression.open(file));
    }

    /** Whether the file is a tar archive, compressed or not, by its first header. */
    static boolean recognises(Path file) throws IOException {
        try (InputStream in = Compression.open(file)) {
            byte[] header = in.readNBytes(RECORD);
            return header.length == RECORD && (isHeader(header) || isZero(header, RECORD));
        }
    }

    private static boolean isHeader(byte[] record) {
        try {
            return TarUtils.verifyCheckSum(record);
        } catch (IllegalArgumentException e) {
            // Where a header has its checksum there is not even a number.
            return false;
        }
    }

    /** The next entry; null at the proper end of the archive. */
    TarArchiveEntry next() throws IOException {
        TarArchiveEntry entry = getNextEntry();
        if (entry == null && !endSeen) {
            throw new EOFException("the archive is cut off");
        }
        if (entry != null && !entry.isCheckSumOK()) {
            throw new IOException("the header of the entry " + entry.getName() + " is damaged");
        }
        return entry;
    }

    /** Reads what follows the end of the archive, so that checksums of the compression are checked: only padding may. */
    void checkPadding() throws IOException {
        byte[] padding = new byte[1 << 13];
        for (int count = content.read(padding); count >= 0; count = content.read(padding)) {
            if (!isZero(padding, count)) {
                throw new IOException("there is more data after the end of the archive");
            }
        }
    }

    @Override
    protected boolean isEOFRecord(byte[] block) {
        boolean end = super.isEOFRecord(block);
        endSeen |= end && block != null;
        return end;
    }

    private static boolean isZero(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}

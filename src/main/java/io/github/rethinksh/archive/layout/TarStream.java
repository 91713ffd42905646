package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.ReadLimits;
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

    /** Names are short, and so is all else that an extended header has to say. */
    private static final int LARGEST_HEADER = 1 << 20;

    private final InputStream content;
    private final ReadLimits limits;
    private long entries;
    private boolean endSeen;
    private boolean betweenEntries;
    private long headerBytes;
    private EntryChecksum checksum = EntryChecksum.NONE;

    private TarStream(InputStream content, ReadLimits limits) {
        // A block of one record: the padding that makes larger blocks is read and checked here, not skipped.
        super(content, RECORD, RECORD, "UTF-8");
        this.content = content;
        this.limits = limits;
    }

    static TarStream open(Path file, ReadLimits limits) throws IOException {
        return new TarStream(Compression.open(file, limits), limits);
    }

    /** Reads a stream, which is closed with it. */
    static TarStream open(InputStream in, ReadLimits limits) throws IOException {
        return new TarStream(Compression.open(in, limits), limits);
    }

    /** Whether the file is a tar archive, compressed or not, by its first header. */
    static boolean recognises(Path file) throws IOException {
        try (InputStream in = Compression.open(file, ReadLimits.USUAL)) {
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
        finishEntry();
        betweenEntries = true;
        headerBytes = 0;
        TarArchiveEntry entry = getNextEntry();
        betweenEntries = false;
        if (entry == null && !endSeen) {
            throw new EOFException("the archive is cut off");
        }
        if (entry != null) {
            check(entry);
            checksum = EntryChecksum.of(entry);
        }
        return entry;
    }

    private void check(TarArchiveEntry entry) throws IOException {
        if (!entry.isCheckSumOK()) {
            throw new IOException("the header of the entry " + entry.getName() + " is damaged");
        }
        if (++entries > limits.entries()) {
            throw new IOException("it has more than " + limits.entries()
                    + " entries, which no dump has; with --max-entries such an archive is taken");
        }
    }

    /** Reads what is left of the entry, for the checksum's sake, and so that it does not count as a header. */
    private void finishEntry() throws IOException {
        byte[] rest = new byte[1 << 13];
        while (getCurrentEntry() != null && read(rest, 0, rest.length) >= 0) {}
        checksum = EntryChecksum.NONE;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (betweenEntries) {
            headerBytes += Math.max(0, count);
            if (headerBytes > LARGEST_HEADER) {
                throw new IOException("an extended header of it is longer than any can be");
            }
        } else if (count < 0) {
            checksum.check();
        } else {
            checksum.update(bytes, offset, count);
        }
        return count;
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

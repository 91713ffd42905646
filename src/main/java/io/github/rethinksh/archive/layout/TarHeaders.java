package io.github.rethinksh.archive.layout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The pieces of a tar archive around the contents of its files. */
final class TarHeaders {
    /** What everything in a tar archive is a multiple of, in bytes. */
    static final int RECORD = 512;

    /** The extended header that readers do not look at, and what it begins with when it holds a checksum. */
    static final String COMMENT = "comment";

    static final String CHECKSUM = "sha256:";

    private static final int BLOCK = 20 * RECORD;
    private static final int FILE_MODE = 0100600;
    private static final int DIRECTORY_MODE = 040700;

    private final Instant time;

    /** Headers that give everything this time. */
    TarHeaders(Instant time) {
        this.time = time;
    }

    /**
     * What stands before the content of a file.
     *
     * @param sha256 the checksum of the content, for archives that have no other; null to leave it out
     */
    byte[] file(String name, long size, String sha256) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(FILE_MODE);
        entry.setSize(size);
        if (sha256 != null) {
            entry.addPaxHeader(COMMENT, CHECKSUM + sha256);
        }
        return header(entry);
    }

    byte[] directory(String name) {
        TarArchiveEntry entry = new TarArchiveEntry(name + "/");
        entry.setMode(DIRECTORY_MODE);
        return header(entry);
    }

    private byte[] header(TarArchiveEntry entry) {
        entry.setModTime(Date.from(time));
        // Whoever makes a dump is no part of it.
        entry.setUserName("");
        entry.setGroupName("");
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        try {
            TarArchiveOutputStream tar = new TarArchiveOutputStream(header, RECORD, "UTF-8");
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.putArchiveEntry(entry);
            return header.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing can fail in memory", e);
        }
    }

    /** What stands behind content of this length. */
    static byte[] padding(long size) {
        return new byte[(int) (-size & (RECORD - 1))];
    }

    /** The end of an archive of this length: two empty records, and as many as make a whole block. */
    static byte[] end(long size) {
        return new byte[2 * RECORD + (int) Math.floorMod(-(size + 2 * RECORD), (long) BLOCK)];
    }
}

package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.format.Checksums;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** The checksum that an entry may have in its extended header, and that of what is read of it. */
final class EntryChecksum {
    /** That of an entry that has none. */
    static final EntryChecksum NONE = new EntryChecksum(null, null, null);

    private final String name;
    private final String expected;
    private final MessageDigest digest;

    private EntryChecksum(String name, String expected, MessageDigest digest) {
        this.name = name;
        this.expected = expected;
        this.digest = digest;
    }

    static EntryChecksum of(TarArchiveEntry entry) {
        String comment = entry.getExtraPaxHeader(TarHeaders.COMMENT);
        return comment == null || !comment.startsWith(TarHeaders.CHECKSUM)
                ? NONE
                : new EntryChecksum(
                        entry.getName(), comment.substring(TarHeaders.CHECKSUM.length()), Checksums.sha256());
    }

    void update(byte[] bytes, int offset, int length) {
        if (digest != null) {
            digest.update(bytes, offset, length);
        }
    }

    /** To be called when all of the entry was read, and may be called again. */
    void check() throws IOException {
        if (digest == null) {
            return;
        }
        MessageDigest all = copy();
        if (!HexFormat.of().formatHex(all.digest()).equals(expected)) {
            throw new IOException("the entry " + name + " is damaged: its checksum is another one");
        }
    }

    private MessageDigest copy() {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every SHA-256 can be copied", e);
        }
    }
}

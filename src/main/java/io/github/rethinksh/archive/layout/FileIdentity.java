package io.github.rethinksh.archive.layout;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file that was made, to be told from one that got its name since: what is written to a file that was removed goes
 * nowhere, and no error says so.
 *
 * @param path its name
 * @param key what the file system knows it by; where there is nothing of the kind, the name has to do
 */
record FileIdentity(Path path, Object key) {
    static FileIdentity of(Path path) throws IOException {
        Object key = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
        return new FileIdentity(path, key == null ? path : key);
    }

    /**
     * Makes sure that it is still there.
     *
     * @throws IOException when it is not: that of a missing directory where that is missing too
     */
    void require() throws IOException {
        try {
            if (!equals(of(path))) {
                throw new FileSystemException(path.toString(), null, "another file has its name");
            }
        } catch (NoSuchFileException e) {
            if (Files.isDirectory(path.toAbsolutePath().getParent())) {
                throw new FileSystemException(path.toString(), null, "it was removed");
            }
            throw e;
        }
    }
}

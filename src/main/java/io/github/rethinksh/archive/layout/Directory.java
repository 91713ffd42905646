package io.github.rethinksh.archive.layout;

import io.github.rethinksh.model.SmallFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What lies in a directory, in the order of the names. */
final class Directory {
    /** Enough for the manifest of some ten thousands of tables. */
    static final int LARGEST = 16 << 20;

    private Directory() {}

    static List<Path> children(Path directory) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(children::add);
        } catch (DirectoryIteratorException e) {
            throw FileFailure.reading(directory, e.getCause());
        } catch (IOException e) {
            throw FileFailure.reading(directory, e);
        }
        children.sort((a, b) -> name(a).compareTo(name(b)));
        return children;
    }

    static String name(Path path) {
        return path.getFileName().toString();
    }

    /** The content of a file that says something about data; that fits into memory several times. */
    static byte[] content(Path file) {
        try {
            return SmallFile.read(file, LARGEST);
        } catch (IOException e) {
            throw FileFailure.reading(file, e);
        }
    }

    static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw FileFailure.reading(file, e);
        }
    }
}

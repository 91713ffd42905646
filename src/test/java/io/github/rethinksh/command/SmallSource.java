package io.github.rethinksh.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory as the 2013 script leaves it, {@code source}: two tables, of which one has a key of its own, and an empty database. */
final class SmallSource {
    private SmallSource() {}

    static void write(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("source/a"));
        Files.createDirectories(directory.resolve("source/empty"));
        Files.writeString(directory.resolve("source/a/one"), "{\"id\":1,\"v\":\"x\"}\n{\"id\":2,\"v\":\"y\"}\n");
        Files.writeString(directory.resolve("source/a/two"), "{\"code\":\"de\"}\n{\"code\":\"fr\"}\n");
    }
}

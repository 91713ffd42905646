package io.github.rethinksh.archive.block;

import java.io.IOException;
import java.nio.file.Path;

/** A temporary file cannot be written. It lies elsewhere than what it is for, so that it has to be named. */
public final class TemporaryFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path directory;

    TemporaryFileException(Path directory, IOException cause) {
        super(cause);
        this.directory = directory;
    }

    /** Where it lies. */
    public Path directory() {
        return directory;
    }

    /** What the system says. */
    public IOException reason() {
        return (IOException) getCause();
    }
}

package io.github.rethinksh.shell;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.jline.reader.History;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * The lines typed before, in a file that nobody else can read. Lines that begin with a blank or hold a secret are not
 * remembered at all.
 */
public final class HistoryFile {
    private static final String OWNER_ONLY = "rw-------";

    private final Optional<Path> file;
    private final History history;

    private HistoryFile(Optional<Path> file) {
        this.file = file;
        this.history = new DiscreetHistory(file);
    }

    /** A history that ends with the process. */
    public static HistoryFile inMemory() {
        return new HistoryFile(Optional.empty());
    }

    /**
     * A history in this file, which is created when it is missing; in memory when that is not possible.
     *
     * @param warning takes the reason why the file cannot be used
     */
    public static HistoryFile open(Path file, Consumer<String> warning) {
        try {
            makePrivate(file);
            return new HistoryFile(Optional.of(file));
        } catch (IOException e) {
            warning.accept("the history is not kept: cannot write " + file + ": " + e.getMessage());
            return inMemory();
        }
    }

    /** The remembered lines, the oldest first. */
    public List<String> lines() {
        return StreamSupport.stream(history.spliterator(), false)
                .map(History.Entry::line)
                .toList();
    }

    Optional<Path> file() {
        return file;
    }

    History history() {
        return history;
    }

    private static void makePrivate(Path file) throws IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        PosixFileAttributeView posix =
                Files.getFileAttributeView(file.toAbsolutePath().getParent(), PosixFileAttributeView.class);
        var ownerOnly = PosixFilePermissions.fromString(OWNER_ONLY);
        try {
            if (posix == null) {
                Files.createFile(file);
            } else {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
            }
        } catch (FileAlreadyExistsException e) {
            if (posix != null) {
                Files.setPosixFilePermissions(file, ownerOnly);
            }
        }
    }

    private static final class DiscreetHistory extends DefaultHistory {
        private final Optional<Path> file;

        DiscreetHistory(Optional<Path> file) {
            this.file = file;
        }

        @Override
        public void add(Instant time, String line) {
            if (!line.startsWith(" ") && !Secrets.areIn(line)) {
                super.add(time, line);
            }
        }

        /** Somebody may have removed the file, and JLine would make it again for all to read. */
        @Override
        public void save() throws IOException {
            if (file.isPresent()) {
                makePrivate(file.get());
            }
            super.save();
        }
    }
}

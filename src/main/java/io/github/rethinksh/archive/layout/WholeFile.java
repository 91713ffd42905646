package io.github.rethinksh.archive.layout;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small files of text that have their names only when they are whole, and are for their owner alone to read. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes a file.
     *
     * @param overwrite whether a file that is there already is replaced, at once
     * @throws ShellException with {@link ExitCode#USAGE} when something is there that is not to be replaced
     */
    public static void write(Path file, String text, boolean overwrite) {
        if (Files.exists(file) && !(overwrite && Files.isRegularFile(file))) {
            throw new ShellException(
                    ExitCode.USAGE,
                    file + " is there already",
                    Files.isRegularFile(file)
                            ? "Give another name, or --overwrite-file"
                            : "It is no file; give another name");
        }
        try {
            PartialFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw FileFailure.writing(file, e);
        }
    }
}

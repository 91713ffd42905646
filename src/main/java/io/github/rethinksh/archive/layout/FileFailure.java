package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.block.TemporaryFileException;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.SmallFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;

/** Says what happened to which file: the messages of the file system name the file only, or not even that. */
final class FileFailure {
    private FileFailure() {}

    static ShellException reading(Object file, IOException cause) {
        if (cause instanceof TemporaryFileException temporary) {
            return temporary(temporary);
        }
        return new ShellException(ExitCode.FAILED, "cannot read " + file + ": " + reason(cause), null, cause);
    }

    static ShellException writing(Object file, IOException cause) {
        if (cause instanceof TemporaryFileException temporary) {
            return temporary(temporary);
        }
        // Whatever is written is made anew, so that only its directory can be missing.
        String reason = cause instanceof NoSuchFileException ? "its directory is not there" : reason(cause);
        return new ShellException(ExitCode.FAILED, "cannot write " + file + ": " + reason, hint(reason), cause);
    }

    private static ShellException temporary(TemporaryFileException cause) {
        return new ShellException(
                ExitCode.FAILED,
                "cannot write a temporary file in " + cause.directory() + ": " + reason(cause.reason()),
                "Make room there, or name another directory with --temp-dir.",
                cause);
    }

    /** The words are those of the system, which has no others. */
    private static String hint(String reason) {
        return switch (reason) {
            case "No space left on device", "Disk quota exceeded", "File too large" ->
                "Make room there, or write to another disk.";
            case "Read-only file system", "permission denied", "its directory is not there" ->
                "Have it made writable, or write to another place.";
            case "Broken pipe" -> "Whoever was to read it has ended before.";
            default -> "What was complete before stays complete; go on when the cause is removed.";
        };
    }

    /** The same of what is read and then understood: other exceptions say themselves what is not as it should be. */
    static String reason(Exception cause) {
        return cause instanceof IOException failed ? reason(failed) : cause.getMessage();
    }

    static String reason(IOException cause) {
        return cause instanceof CharacterCodingException ? "it is not UTF-8" : SmallFile.reason(cause);
    }
}

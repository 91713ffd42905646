package io.github.rethinksh.archive.layout;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says what happened to which file: the messages of the file system name the file only, or not even that. */
final class FileFailure {
    private FileFailure() {}

    static ShellException reading(Object file, IOException cause) {
        return new ShellException(ExitCode.FAILED, "cannot read " + file + ": " + reason(cause), null, cause);
    }

    static ShellException writing(Object file, IOException cause) {
        return new ShellException(
                ExitCode.FAILED,
                "cannot write " + file + ": " + reason(cause),
                "What was complete before stays complete; go on when the cause is removed.",
                cause);
    }

    static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof CharacterCodingException) {
            return "it is not UTF-8";
        }
        if (cause instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}

package io.github.rethinksh.archive.layout;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.SmallFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;

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
        return cause instanceof CharacterCodingException ? "it is not UTF-8" : SmallFile.reason(cause);
    }
}

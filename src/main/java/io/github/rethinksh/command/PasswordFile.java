package io.github.rethinksh.command;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.SmallFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A file whose first line is a password.
 *
 * @param path where it is
 */
record PasswordFile(Path path) {
    private static final int LARGEST = 1 << 16;
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    /**
     * The password, without the end of its line.
     *
     * @throws ShellException when there is none
     */
    String password() {
        return text().lines()
                .findFirst()
                .filter(line -> !line.isEmpty())
                .orElseThrow(() -> new ShellException(
                        ExitCode.USAGE,
                        "the first line of the password file " + path + " is empty",
                        "Write the password there; a user without one needs no password file"));
    }

    private String text() {
        try {
            byte[] content = SmallFile.read(path, LARGEST);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            // Without the cause: it may tell parts of the content.
            throw unreadable("it is not UTF-8", null);
        } catch (IOException e) {
            throw unreadable(SmallFile.reason(e), e);
        }
    }

    private ShellException unreadable(String reason, IOException cause) {
        return new ShellException(
                ExitCode.USAGE,
                "cannot read the password file " + path + ": " + reason,
                "Write the password into the first line of a file, and: chmod 600 FILE",
                cause);
    }

    /** What is wrong with it when others can read it, and what to do; pipes and the like belong to nobody else anyway. */
    Optional<String> warning() {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view == null || !Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try {
            Set<PosixFilePermission> permissions = view.readAttributes().permissions();
            return OWNER.containsAll(permissions)
                    ? Optional.empty()
                    : Optional.of("others can get at the password file " + path + ", its mode is " + octal(permissions)
                            + "; close it with: chmod 600 " + path);
        } catch (IOException e) {
            return Optional.of("nobody knows who can read the password file " + path + ": " + SmallFile.reason(e));
        }
    }

    private static String octal(Set<PosixFilePermission> permissions) {
        int mode = 0;
        for (char letter : PosixFilePermissions.toString(permissions).toCharArray()) {
            mode = mode << 1 | (letter == '-' ? 0 : 1);
        }
        return String.format("%04o", mode);
    }
}

package io.github.rethinksh.archive.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkLockTest {
    private final ShellException refusal = new ShellException(ExitCode.FAILED, "somebody is at it");

    @TempDir
    private Path directory;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void shouldRefuseASecondOneUntilItIsClosed() throws IOException {
        Path file = directory.resolve("rethinksh.lock");
        try (WorkLock first = WorkLock.ofExport(directory, warnings::add)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> WorkLock.ofExport(directory, warnings::add))
                    .hasMessage("another export into " + directory + " is running");
        }
        assertThat(file).doesNotExist();
        WorkLock.ofExport(directory, warnings::add).close();
        assertThat(warnings).isEmpty();
    }

    @Test
    void shouldTakeOverTheFileOfAProcessThatWasKilled() throws IOException {
        Path left = Files.createFile(directory.resolve(".d.tar.rethinksh-lock"));

        WorkLock.ofArchive(directory.resolve("d.tar"), warnings::add).close();

        assertThat(left).doesNotExist();
    }

    @Test
    void shouldTryAgainWhenTheFileHasGoneMeanwhile() throws IOException {
        Path file = directory.resolve("lock");
        List<FileChannel> tried = new ArrayList<>();

        try (WorkLock lock = WorkLock.take(file, refusal, warnings::add, channel -> {
            if (tried.isEmpty()) {
                // The one before has removed it when it ended.
                Files.delete(file);
            }
            tried.add(channel);
            return channel.tryLock();
        })) {
            assertThat(lock).isNotNull();
            assertThat(tried).hasSize(2);
            assertThat(tried.get(0).isOpen()).isFalse();
            assertThat(file).exists();
        }
    }

    @Test
    void shouldGoOnWhereTheFileSystemHasNoLocks() throws IOException {
        Path file = directory.resolve("lock");

        WorkLock.take(file, refusal, warnings::add, channel -> {
                    throw new IOException("No locks available");
                })
                .close();

        assertThat(warnings)
                .containsExactly("cannot lock " + file
                        + ": No locks available; see to it that nothing else writes the same meanwhile");
        assertThat(file).doesNotExist();
    }

    @Test
    void shouldLeaveItToOthersToFindOutThatNothingCanBeWritten() {
        WorkLock.ofExport(directory.resolve("nowhere"), warnings::add).close();

        assertThat(warnings).isEmpty();
    }
}

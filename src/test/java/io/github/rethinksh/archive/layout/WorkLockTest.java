package io.github.rethinksh.archive.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WorkLockTest {
    private final ShellException refusal = new ShellException(ExitCode.FAILED, "somebody is at it");

    @TempDir
    private Path directory;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void shouldRefuseASecondOneUntilItIsClosed() throws IOException {
        Path file = directory.resolve("rethinksh.lock");
        try (WorkLock first = WorkLock.ofExport(directory, WorkLockTest::free, warnings::add)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> WorkLock.ofExport(directory, WorkLockTest::free, warnings::add))
                    .hasMessage(directory + " is being worked on by another process");
        }
        assertThat(file).doesNotExist();
        WorkLock.ofExport(directory, WorkLockTest::free, warnings::add).close();
        assertThat(warnings).isEmpty();
    }

    @Test
    void shouldTakeOverTheFileOfAProcessThatWasKilled() throws IOException {
        Path left = Files.createFile(directory.resolve(".d.tar.rethinksh-lock"));

        WorkLock.ofArchive(directory.resolve("d.tar"), WorkLockTest::free, warnings::add)
                .close();

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
        WorkLock.ofExport(directory.resolve("nowhere"), WorkLockTest::free, warnings::add)
                .close();

        assertThat(warnings).isEmpty();
    }

    /** The system takes all locks of a process from a file as soon as it closes the file once. */
    @Test
    void shouldNotOpenAFileThatThisProcessHas() {
        assertThatThrownBy(() -> WorkLock.ofExport(
                        directory,
                        path -> {
                            assertThat(path).isEqualTo(directory.resolve("rethinksh.lock"));
                            throw refusal;
                        },
                        warnings::add))
                .isSameAs(refusal);

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    @Timeout(10)
    void shouldWarnWhenTheFileIsNone() throws IOException {
        Path file = directory.resolve("rethinksh.lock");
        Files.createSymbolicLink(file, directory.resolve("nowhere"));

        WorkLock.ofExport(directory, WorkLockTest::free, warnings::add).close();

        assertThat(warnings)
                .containsExactly("cannot lock " + file
                        + ": it is no file; see to it that nothing else writes the same meanwhile");
        assertThat(file).isSymbolicLink();
        assertThat(directory.resolve("nowhere")).doesNotExist();
    }

    @Test
    @Timeout(10)
    void shouldWarnWhenTheFileComesAndGoes() throws IOException {
        Path file = directory.resolve("lock");

        WorkLock.take(file, refusal, warnings::add, channel -> {
                    Files.delete(file);
                    return channel.tryLock();
                })
                .close();

        assertThat(warnings)
                .containsExactly("cannot lock " + file
                        + ": it comes and goes; see to it that nothing else writes the same meanwhile");
    }

    @Test
    void shouldWarnWhenTheFileIsThatOfSomebodyElse() throws IOException {
        Path file = Files.createFile(
                directory.resolve("rethinksh.lock"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
        assumeFalse(Files.isWritable(file), "root may write everything");

        WorkLock.ofExport(directory, WorkLockTest::free, warnings::add).close();

        assertThat(warnings)
                .containsExactly("cannot lock " + file
                        + ": permission denied; see to it that nothing else writes the same meanwhile");
        assertThat(file).exists();
    }

    private static void free(Path file) {
        assertThat(file.getParent()).isNotNull();
    }
}

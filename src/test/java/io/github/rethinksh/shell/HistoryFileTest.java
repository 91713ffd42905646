package io.github.rethinksh.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryFileTest {
    @TempDir
    private Path directory;

    private final List<String> warnings = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect db1 -p secret",
                "connect db1 -psecret",
                "connect db1 -p=secret",
                "connect db1 -p=-secret",
                "connect db1 --password=-secret",
                "connect db1 --password secret",
                "connect db1 --password=secret",
                "connect db1 --auth KEY",
                "connect db1 --auth=KEY",
                "connect rethinkdb://admin:se/cret@db1:28015/test",
                "copy test --to rethinkdb://:secret@db1",
                "set cluster-password hunter2",
                "connect \"rethinkdb://ann:my secret@127.0.0.1:1\"",
                "connect 'rethinkdb://ann:my secret@127.0.0.1:1'",
                "connect 'rethinkdb://ann:my secret@127.0.0.1:1",
                "connect rethinkdb://ann:my secret@127.0.0.1:1",
                "connect rethinkdb://ann@corp:secret@db1",
                "connect \"ann:my secret@db1\"",
                "copy test --to=\"rethinkdb://ann:my secret@db1\"",
                "copy test --to rethinkdb://ann://secret@db1",
                "connect db1 --auth -hunter6",
                "connect db1 --auth=-hunter6",
                "connect db1 --auth '-hunter 6'",
                "connect db1 --auth \"my key\"",
                "connect db1 -p -hunter6",
                "connect db1 -p-hunter6",
                "connect db1 --password -hunter6",
                "connect db1 \"-phunter 6\"",
                "connect db1 --PASSWORD=x",
                "# connect db1 --auth KEY",
                "ls dbs # connect db1 --auth KEY",
                "connect db1 --auth #KEY",
                "ls\nconnect rethinkdb://ann:secret@db1",
                "set cluster-password 'hunter 2'",
            })
    void shouldForgetSecrets(String line) {
        assertThat(Secrets.areIn(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect db1",
                "connect db1 -p",
                "connect db1 -p --tls-cert ca.pem",
                "connect db1 --password-file secret.txt",
                "connect db1 --auth",
                "connect rethinkdb://admin@db1:28015/test",
                "connect [::1]:28015",
                "pk test.foo password",
                "export test.* --parallel 4 --to a-p b",
                "set format json",
                "connect db1 -p -u ann@corp",
                "connect db1:28015 -u ann@corp",
                "connect rethinkdb://ann@corp@db1",
                "set format",
            })
    void shouldRememberTheRest(String line) {
        assertThat(Secrets.areIn(line)).isFalse();
    }

    @Test
    void shouldKeepLinesInAFileOfTheOwnerAlone() throws IOException {
        Path file = directory.resolve("state").resolve("history");
        type(HistoryFile.open(file, warnings::add), "ls dbs", " ls users", "connect db1 -p secret", "pk test.foo");
        assertThat(Files.readAllLines(file)).containsExactly("ls dbs", "pk test.foo");
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(warnings).isEmpty();
    }

    @Test
    void shouldCloseAFileThatOthersCouldReadAndReadItAgain() throws IOException {
        Path file = Files.writeString(directory.resolve("history"), "status\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        HistoryFile history = HistoryFile.open(file, warnings::add);
        assertThat(mode(file)).isEqualTo("rw-------");
        type(history, "ls");
        assertThat(history.lines()).containsExactly("status", "ls");
        assertThat(mode(file)).isEqualTo("rw-------");
    }

    @Test
    void shouldMakeAFileThatWasRemovedForTheOwnerAloneAgain() throws IOException {
        Path file = directory.resolve("history");
        HistoryFile history = HistoryFile.open(file, warnings::add);
        type(history, "ls");
        Files.delete(file);
        type(history, "status");
        assertThat(Files.readAllLines(file)).last().isEqualTo("status");
        assertThat(mode(file)).isEqualTo("rw-------");
    }

    @Test
    void shouldGoOnInMemoryWhenTheFileCannotBeMade() throws IOException {
        Path notADirectory = Files.createFile(directory.resolve("file"));
        HistoryFile history = HistoryFile.open(notADirectory.resolve("history"), warnings::add);
        type(history, "ls");
        assertThat(history.lines()).containsExactly("ls");
        assertThat(warnings).singleElement().asString().startsWith("the history is not kept: cannot write ");
    }

    private static void type(HistoryFile history, String... lines) throws IOException {
        byte[] keys = (String.join("\n", lines) + "\n").getBytes(UTF_8);
        try (DumbTerminal dumb =
                new DumbTerminal("test", "ansi", new ByteArrayInputStream(keys), new ByteArrayOutputStream(), UTF_8)) {
            LineReaderImpl reader = new LineReaderImpl(dumb);
            PromptReader.keep(history, reader);
            for (String line : lines) {
                assertThat(reader.readLine()).isEqualTo(line);
            }
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}

package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.embedded.EmbeddedOptions;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with what was typed is told in one line, with a hint and the right exit code. */
class BadInputTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "lss | unknown command 'lss' | did you mean 'ls'?",
                "ls --colour | unknown option '--colour' | help ls",
                "peek | missing required parameter: 'DB.TABLE' | help peek",
                "use nope | there is no database nope | There are: shop, test, test2, test3",
                "ls nope | there is no database nope, nor such a table in test | See what there is with: ls dbs; what can be listed with: help ls",
                "export nope.* | no table matches nope.* | See what there is with: ls dbs, ls DB",
                "count test.foo nope | no table matches nope | See what there is with: ls dbs, ls DB",
                "export 'no table' | 'no table' is not a selection | Write DB, DB.TABLE or a pattern such as test.* or *.foo",
                "peek 'no table' | 'no table' is not the name of a table | Write DB.TABLE, or TABLE for one in test",
                "peek test.foo -n 0 | -n takes a number from 1 on, not 0 | Leave it out, or see: set peek-rows",
                "export test --clients 0 | --clients takes a number from 1 to 1000, not 0 | Leave it out, or see: set export-clients",
                "dump --clients 1001 | --clients takes a number from 1 to 1000, not 1001 | Leave it out, or see: set export-clients",
                "import x --clients 0 | --clients takes a number from 1 to 1000, not 0 | Leave it out, or see: set import-clients",
                "restore x --clients -1 | --clients takes a number from 1 to 1000, not -1 | Leave it out, or see: set import-clients",
                "set colour red | there is no setting colour | See all settings with: set",
                "set format xml | format cannot be xml | It may be: auto, table, vertical, json",
                "set peek-rows 0 | peek-rows cannot be 0 | It may be: a whole number from 1 to 1000",
                "connect joe:Zu7ter@b | '***@b' is not an address | Name a user with -u USER, or write rethinkdb://USER@HOST",
                "connect a@b | 'a@b' is not an address | Write HOST, HOST:PORT or [IPV6]:PORT; the default is localhost:28015",
                "help nope | there is no command or topic nope | See all commands with: help",
                "pk --load nope.json | cannot read nope.json: there is no such file | Such a file is written by: pk --save FILE",
                "ls dbs 'half | a quote is not closed | quote words with \"...\" or '...'"
            })
    void shouldSayWhatIsWrongAndHowToGoOn(String line, String error, String hint) {
        Program.Outcome outcome =
                new Program(directory).with("--demo", "-e", line.strip()).run();

        assertThat(outcome.err().replace(directory + "/", ""))
                .isEqualTo("error: " + error + "\n" + (hint == null ? "" : "hint: " + hint + "\n"));
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.code()).isEqualTo(2);
    }

    @ClusterTest
    void shouldNameADatabaseOrTableThatIsNotThere(TestServer server) {
        Program.Outcome outcome =
                new Program(directory).on(server).with("peek", "nope.foo").run();
        assertThat(outcome.err()).isEqualTo("""
                        error: Database `nope` does not exist.
                        hint: See what there is with: ls dbs, ls DB
                        """);
        assertThat(outcome.code()).isEqualTo(1);

        assertThat(new Program(directory)
                        .on(server)
                        .with("get", "test.foo", "1")
                        .run()
                        .err())
                .startsWith("error: Table `test.foo` does not exist.\n");
    }

    @Test
    void shouldTellARefusedConnection() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        Program.Outcome outcome = new Program(directory)
                .with("ls", "dbs", "-c", "127.0.0.1:" + port)
                .run();

        assertThat(outcome.err()).isEqualTo("""
                        error: cannot connect to 127.0.0.1:%d: connection refused
                        hint: Is RethinkDB running there, and is this its driver port (usually 28015)?
                        """.formatted(port));
        assertThat(outcome.code()).isEqualTo(4);
    }

    @Test
    void shouldTellAWrongPasswordAndTakeTheRightOne() throws IOException {
        Files.writeString(directory.resolve("right"), "secret\n");
        try (EmbeddedServer server =
                EmbeddedServer.start(EmbeddedOptions.defaults().withAdminPassword("secret"))) {
            String address = "127.0.0.1:" + server.port();

            Program.Outcome wrong =
                    new Program(directory).with("-c", address, "ls", "dbs").run();
            assertThat(wrong.err()).isEqualTo("""
                            error: cannot connect to %s as admin: Wrong password
                            hint: Give the user with -u USER and the password with -p, which asks, or --password-file FILE
                            """.formatted(address));
            assertThat(wrong.code()).isEqualTo(4);

            String file = directory.resolve("right").toString();
            Program.Outcome right = new Program(directory)
                    .with("ls", "dbs", "-c", address, "--password-file", file)
                    .run();
            assertThat(right.out()).isEqualTo("database  tables\ntest           0\n");
        }
    }

    @Test
    void shouldTellAnUnknownUser() {
        try (EmbeddedServer server = EmbeddedServer.start()) {
            assertThat(new Program(directory)
                            .with("-c", "127.0.0.1:" + server.port(), "-u", "nobody", "ls")
                            .run()
                            .err())
                    .startsWith("error: cannot connect to 127.0.0.1:" + server.port() + " as nobody: Unknown user\n");
        }
    }

    @ClusterTest
    void shouldRefuseWhatIsNoExport(TestServer server) throws IOException {
        Files.createDirectories(directory.resolve("pictures/holiday"));
        Files.writeString(directory.resolve("pictures/holiday/sea.txt"), "not a document");

        Program.Outcome directoryOfSomethingElse =
                new Program(directory).on(server).with("import", "pictures").run();
        assertThat(directoryOfSomethingElse.err()).contains("pictures: ").contains("hint: An export is a directory of");
        assertThat(directoryOfSomethingElse.code()).isEqualTo(2);

        Program.Outcome nothing =
                new Program(directory).on(server).with("import", "./nowhere").run();
        assertThat(nothing.err()).contains("nowhere: there is no such file or directory");

        Program.Outcome noneHere =
                new Program(directory).on(server).with("import").run();
        assertThat(noneHere.err()).isEqualTo("""
                        error: there is no export of this session and none in this directory
                        hint: Name one: import PATH
                        """);
        assertThat(noneHere.code()).isEqualTo(2);
    }

    @Test
    void shouldStopAScriptAtTheFirstFailureAndNameTheLine() throws IOException {
        Files.writeString(directory.resolve("script"), "# a comment\nls dbs\n\nls nope\nls dbs\n");

        Program.Outcome outcome =
                new Program(directory).with("--demo", "-f", "script").run();

        assertThat(outcome.out()).containsOnlyOnce("test3");
        assertThat(outcome.err()).isEqualTo("""
                        error: script, line 4: there is no database nope, nor such a table in test
                        hint: See what there is with: ls dbs; what can be listed with: help ls
                        """);
        assertThat(outcome.code()).isEqualTo(2);
    }

    @Test
    void shouldShowAStackTraceWithDebugOnly() {
        assertThat(new Program(directory).with("--demo", "use", "nope").run().err())
                .doesNotContain("\tat ");
        assertThat(new Program(directory)
                        .with("--demo", "--debug", "-e", "use nope")
                        .run()
                        .err())
                .contains("\tat io.github.rethinksh.command.UseCommand.call");
    }
}

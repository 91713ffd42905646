package io.github.rethinksh.command;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;

import com.rethinkdb.net.Connection;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.io.TempDir;

/** What somebody can do who is no admin. */
class PermissionTest {
    @TempDir
    private Path directory;

    private Program.Outcome asReader(TestServer server, String... command) throws IOException {
        Path password = Files.writeString(directory.resolve("password"), "open sesame");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        return new Program(directory)
                .on(server)
                .with(
                        "-u",
                        "reader",
                        "--password-file",
                        directory.resolve("password").toString())
                .with("--format", "json")
                .with(command)
                .run();
    }

    private static void grantReading(TestServer server) {
        try (Connection connection =
                r.connection().hostname(server.host()).port(server.port()).connect()) {
            r.db("test").tableCreate("open").run(connection);
            r.dbCreate("secret").run(connection);
            r.db("secret").tableCreate("hidden").run(connection);
            r.db("test").table("open").insert(r.hashMap("id", 1)).run(connection);
            r.db("rethinkdb")
                    .table("users")
                    .insert(r.hashMap("id", "reader").with("password", "open sesame"))
                    .run(connection);
            r.db("test").grant("reader", r.hashMap("read", true)).run(connection);
        }
    }

    @ClusterTest
    void shouldLetAReaderLook(TestServer server) throws IOException {
        grantReading(server);

        assertThat(asReader(server, "count", "test").out()).isEqualTo("{\"table\":\"test.open\",\"documents\":1}\n");
        assertThat(asReader(server, "peek", "open").out()).isEqualTo("{\"id\":1}\n");
        assertThat(asReader(server, "pk", "test").out())
                .isEqualTo(
                        "{\"table\":\"test.open\",\"primary_key\":\"id\",\"origin\":\"live table\",\"import_uses\":null}\n");
        assertThat(asReader(server, "ls").out()).startsWith("{\"table\":\"test.open\",\"primary_key\":\"id\"");
    }

    @ClusterTest
    void shouldLeaveNoDirectoryBehindWhereAnExportMayNotBegin(TestServer server) throws IOException {
        grantReading(server);

        // The write hook, which belongs into an export, is for those who may configure the table.
        assertThat(asReader(server, "export", "test", "--to", "out").err())
                .startsWith("error: no permission: User `reader` does not have the required `config` permission.\n");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @ClusterTest
    void shouldSayWhichPermissionIsMissing(TestServer server) throws IOException {
        grantReading(server);

        Program.Outcome hidden = asReader(server, "count", "secret");
        assertThat(hidden.err()).isEqualTo("""
                        error: no permission: User `reader` does not have the required `read` permission.
                        hint: Ask an admin for the grant, or connect as another user: connect HOST -u USER
                        """);
        assertThat(hidden.code()).isEqualTo(1);

        Files.createDirectories(directory.resolve("source/test"));
        Files.writeString(directory.resolve("source/test/new"), "{\"id\":1}\n");
        Files.createDirectories(directory.resolve("source/other"));
        Files.writeString(directory.resolve("source/other/new"), "{\"id\":1}\n");
        Files.writeString(directory.resolve("source/test/open"), "{\"id\":2}\n");
        Program.Outcome refused = asReader(server, "import", "source", "--conflict", "replace");
        assertThat(refused.err()).isEqualTo("""
                        error: nothing was written, for 3 reasons:
                          no permission to make the database other: User `reader` does not have the required `config` permission.
                          no permission to make tables in test: User `reader` does not have the required `config` permission.
                          no permission to write to test.open: User `reader` does not have the required `write` permission.
                        hint: Ask an admin for the grant, or connect as another user: connect HOST -u USER
                        """);
        assertThat(refused.code()).isEqualTo(1);
    }

    @ClusterTest
    void shouldLeaveNoTableThatCannotBeWrittenTo(TestServer server) throws IOException {
        grantReading(server);
        try (Connection connection =
                r.connection().hostname(server.host()).port(server.port()).connect()) {
            r.db("test").grant("reader", r.hashMap("config", true)).run(connection);
        }
        Files.createDirectories(directory.resolve("source/test"));
        Files.writeString(directory.resolve("source/test/new"), "{\"id\":1}\n");

        Program.Outcome refused = asReader(server, "import", "source");
        assertThat(refused.err()).endsWith("""
                        error: nothing was written: no permission to write to test.new, which was made for that and removed again: User `reader` does not have the required `write` permission.
                        hint: Ask an admin for the grant, or connect as another user: connect HOST -u USER
                        """);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(asReader(server, "ls", "dbs").out()).contains("{\"database\":\"test\",\"tables\":1}\n");
    }
}

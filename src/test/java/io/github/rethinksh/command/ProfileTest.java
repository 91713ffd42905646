package io.github.rethinksh.command;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;

import com.rethinkdb.net.Connection;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.Program.Outcome;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clusters with names in the configuration file, and those of production among them. */
class ProfileTest {
    @TempDir
    private Path directory;

    private void configure(String text) throws IOException {
        Path file = directory.resolve(".config/rethinksh/config.toml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Program program(String... arguments) {
        return new Program(directory).with(arguments);
    }

    @ClusterTest
    void shouldConnectToAProfile(TestServer server) throws IOException {
        configure("[profiles.here]\nconnect = \"" + server.address() + "\"\ndatabase = \"shop\"\n");
        create(server, "shop");

        assertThat(program("-c", "@here", "ls", "dbs", "--format", "json").run().code())
                .isEqualTo(2);
        Outcome one = program("-c", "@here", "--format", "json", "ls", "dbs").run();
        assertThat(one.out()).contains("{\"database\":\"test\",");
        Outcome two = program("--format", "json")
                .typing("connect @here", "session", "connect @there")
                .run();
        assertThat(two.out()).contains("\"shop\"");
        assertThat(two.err()).endsWith("""
                error: standard input, line 3: there is no profile there
                hint: did you mean '@here'?
                """);
        assertThat(two.code()).isEqualTo(2);
    }

    private static void create(TestServer server, String database) {
        try (Connection connection =
                r.connection().hostname(server.host()).port(server.port()).connect()) {
            r.dbCreate(database).run(connection);
        }
    }

    @ClusterTest
    void shouldRefuseADatabaseThatIsNotThereAndStayWhereItWas(TestServer server) throws IOException {
        configure("[profiles.here]\nconnect = \"" + server.address() + "\"\ndatabase = \"shopp\"\n");
        create(server, "shop");
        Outcome address = program("-c", server.address(), "--format", "json")
                .typing("use shop", "session", "connect rethinkdb://" + server.address() + "/nosuch")
                .run();
        Outcome profile = program("-e", "connect @here").run();

        assertThat(address.err()).isEqualTo("""
                error: standard input, line 3: there is no database nosuch
                hint: There are: shop, test
                """);
        assertThat(address.code()).isEqualTo(2);
        assertThat(profile.err()).isEqualTo("""
                error: there is no database shopp
                hint: did you mean 'shop'?
                """);
        assertThat(profile.code()).isEqualTo(2);
    }

    @ClusterTest
    void shouldConnectAgainToWhereItWasBefore(TestServer server) {
        create(server, "shop");
        Outcome outcome = program("-c", server.address(), "--format", "json", "-q")
                .typing("use shop", "disconnect", "connect", "ls dbs", "session", "disconnect")
                .run();
        assertThat(outcome.out()).contains("{\"database\":\"shop\",\"tables\":0}", "\"database\":\"shop\",\"primary");

        Outcome named = program("-c", server.address(), "--format", "json", "-q")
                .typing("use shop", "disconnect", "connect " + server.address(), "session")
                .run();
        assertThat(named.out()).contains("\"database\":\"shop\"");
    }

    @Test
    void shouldTellThatThereIsNothingToConnectToAgain() {
        assertThat(program("-e", "disconnect", "-e", "connect").run().err()).isEqualTo("""
                disconnected
                error: there was no connection before
                hint: Make one with: connect HOST[:PORT]
                """);
    }

    @ClusterTest
    void shouldKnowProductionByItsAddress(TestServer server) throws IOException {
        configure("[profiles.prod]\nconnect = \"" + server.address() + "\"\nproduction = true\n");
        Files.writeString(directory.resolve("a.json"), "[{\"id\":1}]");

        Outcome refused = program("-c", server.address(), "import", "-f", "a.json", "--table", "test.production")
                .run();
        assertThat(refused.err()).endsWith("""
                error: admin@%s is production, and there is nobody to ask
                hint: Say --yes if that is meant
                """.formatted(server.address()));
        assertThat(refused.code()).isEqualTo(2);
    }

    @ClusterTest
    void shouldWriteToProductionOnlyWhenThatIsMeant(TestServer server) throws IOException {
        configure("[profiles.prod]\nconnect = \"" + server.address() + "\"\nproduction = true\n");
        Files.writeString(directory.resolve("a.json"), "[{\"id\":1}]");
        String[] load = {"-c", "@prod", "import", "-f", "a.json", "--table", "test.production"};

        Outcome refused = program(load).run();
        assertThat(refused.err()).endsWith("""
                error: admin@%s is production, and there is nobody to ask
                hint: Say --yes if that is meant
                """.formatted(server.address()));
        assertThat(refused.code()).isEqualTo(2);
        assertThat(program("-c", server.address(), "count", "test.production")
                        .run()
                        .code())
                .isNotZero();

        assertThat(program(load).with("--yes").run().code()).isZero();
        assertThat(program("-c", "@prod", "dump", "-f", "d.tar.gz", "-e", "test.production")
                        .run()
                        .code())
                .isZero();
        String[] restore = {"-c", "@prod", "restore", "d.tar.gz", "--force"};
        assertThat(program(restore).run().err()).contains("is production, and there is nobody to ask");
        assertThat(program(restore).with("--yes").run().code()).isZero();
    }

    @Test
    void shouldRefuseAConfigurationThatNobodyUnderstands() throws IOException {
        configure("colour = \"red\"\n");

        Outcome outcome = program("inspect", "nothing").run();
        assertThat(outcome.err()).isEqualTo("""
                error: %s: there is no setting colour
                hint: See all settings with: set
                """.formatted(directory.resolve(".config/rethinksh/config.toml")));
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(program("--version").run().code()).isZero();
    }

    @Test
    void shouldTakeTheFileThatTheEnvironmentNames() throws IOException {
        Files.writeString(directory.resolve("mine.toml"), "peek-rows = 9\n");

        Program program = program("--demo", "--format", "json", "-e", "set peek-rows", "-e", "set timing on --save")
                .environment("RETHINKSH_CONFIG", "mine.toml");
        assertThat(program.run().out()).contains("\"value\":\"9\",\"default\":\"5\",\"from\":\"file\"");
        assertThat(directory.resolve("mine.toml")).hasContent("peek-rows = 9\ntiming = true\n");
    }
}

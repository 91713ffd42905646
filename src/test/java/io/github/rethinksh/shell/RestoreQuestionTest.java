package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.cluster.ClusterAddress;
import io.github.rethinksh.cluster.ConnectionOptions;
import io.github.rethinksh.cluster.ServerAddress;
import io.github.rethinksh.command.CommandContext;
import io.github.rethinksh.command.CommandFactory;
import io.github.rethinksh.command.DataStreams;
import io.github.rethinksh.command.Questions;
import io.github.rethinksh.command.ShellCommands;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.session.Profile;
import io.github.rethinksh.session.Session;
import io.github.rethinksh.session.SessionConnection;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What somebody is asked before a restore changes documents. */
class RestoreQuestionTest {
    private static final String DUMP = Path.of("src/test/resources/archive/official-dump.tar.gz")
            .toAbsolutePath()
            .toString();

    @TempDir
    private Path directory;

    private final EmbeddedServer server = EmbeddedServer.start();
    private final Session session = new Session();
    private final WrittenOutput written = WrittenOutput.pipe();
    private final List<String> asked = new ArrayList<>();
    private CommandLine commands;

    @Command(name = "rethinksh")
    private static final class Words {}

    /** Somebody who says no. */
    private final class Refusing implements Questions {
        @Override
        public boolean canBeAsked() {
            return true;
        }

        @Override
        public Optional<Boolean> confirm(String question) {
            asked.add(question);
            return Optional.of(false);
        }

        @Override
        public Optional<char[]> secret(String prompt) {
            return Optional.empty();
        }
    }

    @BeforeEach
    void fill() {
        session.connection()
                .connect(new SessionConnection.Login(
                        ConnectionOptions.to(new ServerAddress(server.host(), server.port())),
                        Profile.at(ClusterAddress.parse(cluster()))));
        ConsoleRenderer renderer = new ConsoleRenderer(
                written.output(),
                () -> Appearance.of(Format.AUTO),
                Pager.NONE,
                new ProgressDisplay(written.output(), Clock.systemUTC()));
        commands = new CommandLine(
                new Words(),
                new CommandFactory(new CommandContext(
                        session,
                        renderer,
                        new Refusing(),
                        null,
                        null,
                        DataStreams.none(),
                        CancellationToken::new,
                        directory,
                        Clock.systemUTC(),
                        "")));
        ShellCommands.addTo(commands);
        new CommandLineSetup(written.output(), new ErrorPrinter(written.output().err(), () -> false)).applyTo(commands);
        assertThat(commands.execute("restore", DUMP)).isZero();
        assertThat(asked).isEmpty();
    }

    @AfterEach
    void close() {
        session.close();
        server.close();
    }

    private String cluster() {
        return server.host() + ":" + server.port();
    }

    @Test
    void shouldAskBeforeDocumentsAreReplacedOrChanged() {
        assertThat(commands.execute("restore", DUMP, "--conflict", "replace")).isZero();
        assertThat(commands.execute("restore", DUMP, "--force")).isZero();
        assertThat(commands.execute("restore", DUMP, "--conflict", "update")).isZero();
        assertThat(commands.execute("restore", DUMP, "--force", "-i", "test.foo"))
                .isZero();

        String occupied = "6 tables of admin@" + cluster()
                + " hold documents: test.foo, test.test, test2.abc, shop.customers, shop.events and 1 more. ";
        assertThat(asked)
                .containsExactly(
                        occupied + "Replace those of equal keys?",
                        occupied + "Replace those of equal keys?",
                        occupied + "Change those of equal keys?",
                        "1 table of admin@" + cluster() + " holds documents: test.foo. Replace those of equal keys?");
        assertThat(written.err()).endsWith("nothing was written\n");
    }

    @Test
    void shouldNotAskWhereNothingIsReplaced() {
        assertThat(commands.execute("restore", DUMP, "--conflict", "skip")).isZero();
        assertThat(commands.execute("restore", DUMP, "--conflict", "error", "--max-errors", "100%"))
                .isEqualTo(3);

        assertThat(asked).isEmpty();
    }
}

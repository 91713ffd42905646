package io.github.rethinksh.command;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.ConnectionOptions;
import io.github.rethinksh.cluster.ServerAddress;
import io.github.rethinksh.embedded.EmbeddedOptions;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.testing.DemoProcess;
import io.github.rethinksh.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What help shows as an example works when it is typed. */
class ExamplesTest {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    /** Commands whose examples are about an export and an archive that are there. */
    private static final Set<String> WITH_EXPORT =
            Set.of("ls", "pk", "export", "import", "dump", "restore", "inspect", "verify", "diff");

    private static final Set<String> INTO_EMPTY_CLUSTER = Set.of("import", "restore");

    private static final Map<String, String> BEFORE = Map.of(
            "pk --save keys.json", "pk test.people email",
            "wait 1", "export shop --to job &",
            "cancel 1", "export shop --to job --rate 1docs/s &");

    private static final Map<String, Integer> CODES = Map.of("exit 3", 3, "cancel 1", 130);

    @TempDir
    private Path directory;

    static Stream<Arguments> examples() {
        return Examples.all().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("demo"))
                .flatMap(entry ->
                        entry.getValue().stream().map(example -> Arguments.of(entry.getKey(), example.line())));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldWork(String command, String line) throws IOException {
        Files.writeString(directory.resolve("people.csv"), "email,name\nann@example.com,Ann\n");
        Path password = Files.writeString(directory.resolve("password.txt"), "sesame\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        try (EmbeddedServer source = demo();
                EmbeddedServer empty = EmbeddedServer.start()) {
            if (WITH_EXPORT.contains(command)) {
                program()
                        .with("-c", address(source))
                        .typing("export shop --to backup", "dump -f shop.tar.gz -e shop")
                        .run();
            }
            EmbeddedServer server = INTO_EMPTY_CLUSTER.contains(command) ? empty : source;
            addUser(server);
            Files.writeString(
                    directory.resolve("config.toml"), "[profiles.prod]\nconnect = \"%s\"\n".formatted(address(server)));
            // A round is enough: nobody presses Ctrl-C here.
            String typed = line.replace("db1.example.com", address(server))
                    .replace("password.txt", directory.resolve("password.txt").toString())
                    .replaceFirst("^watch (\\S+) (?!--times)", "watch $1 --times 1 ");
            Program.Outcome outcome = typed.startsWith("rethinksh ")
                    ? ofCommandLine(server, words(typed)).run()
                    : program()
                            .with("-c", address(server))
                            .typing(BEFORE.getOrDefault(line, "ls"), typed)
                            .run();

            // The job that is cancelled tells that it was interrupted.
            assertThat(outcome.err().replace("error: interrupted", "")).doesNotContain("error:", "warning:");
            assertThat(outcome.code()).isEqualTo(CODES.getOrDefault(line, 0));
        }
    }

    @Test
    void shouldStartTheDemoCluster() throws IOException {
        assertThat(Examples.of("demo"))
                .extracting(Example::line)
                .containsExactly("rethinksh demo", "rethinksh demo --port 0 --empty");
        try (DemoProcess demo = DemoProcess.start(directory, "--port", "0", "--empty")) {
            assertThat(new Program(directory).on(demo).with("ls", "dbs").run().code())
                    .isZero();
        }
    }

    @Test
    void shouldBeThereForEachCommand() {
        Program.Outcome help = new Program(directory).with("--help").run();

        assertThat(Examples.all().values())
                .allSatisfy(examples -> assertThat(examples).hasSizeBetween(1, 4));
        assertThat(ShellCommands.names())
                .allSatisfy(name -> assertThat(Examples.of(name)).isNotEmpty());
        assertThat(help.out())
                .contains("\nExamples:\n  rethinksh -c db1.example.com         the prompt, on a cluster\n");
    }

    private Program program() {
        return new Program(directory).environment("RETHINKSH_CONFIG", "config.toml");
    }

    /** One that names no cluster means the one on this machine. */
    private Program ofCommandLine(EmbeddedServer server, List<String> words) {
        Program program = program().with(words.toArray(String[]::new));
        return words.contains("-c") || words.contains("--demo") ? program : program.with("-c", address(server));
    }

    private static void addUser(EmbeddedServer server) {
        try (Cluster cluster = Cluster.connect(ConnectionOptions.to(new ServerAddress(server.host(), server.port())))) {
            cluster.write(r.db("rethinkdb")
                    .table("users")
                    .insert(r.hashMap("id", "ann").with("password", "sesame")));
        }
    }

    private static EmbeddedServer demo() {
        return EmbeddedServer.start(EmbeddedOptions.defaults().withDemo());
    }

    private static String address(EmbeddedServer server) {
        return server.host() + ":" + server.port();
    }

    /** The words of a line for the command line, without the program itself. */
    private static List<String> words(String line) {
        return WORD.matcher(line)
                .results()
                .skip(1)
                .map(word -> Arrays.asList(word.group(1), word.group(2)))
                .map(either -> either.get(0) == null ? either.get(1) : either.get(0))
                .toList();
    }
}

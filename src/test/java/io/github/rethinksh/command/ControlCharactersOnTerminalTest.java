package io.github.rethinksh.command;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;

import com.rethinkdb.net.Connection;
import io.github.rethinksh.embedded.EmbeddedOptions;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.embedded.ErrorType;
import io.github.rethinksh.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, documents, messages and files that would do something to the terminal, on all ways that lead to it. */
@Timeout(120)
class ControlCharactersOnTerminalTest {
    /** Clears the screen in two ways, rings, returns, ends texts of C, and turns what follows around. */
    private static final String EVIL = "\u001b[2J\u009b2J\u0007\r\u202e";

    private static final Pattern HARMFUL =
            Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]");

    /** What a progress bar draws with. */
    private static final String BAR = "\r[^\r\n]*\u001b\\[K|\r\u001b\\[K";

    @TempDir
    private Path directory;

    private final EmbeddedServer server =
            EmbeddedServer.start(EmbeddedOptions.defaults().withServerName("server" + EVIL));

    @BeforeEach
    void write() throws IOException {
        try (Connection connection =
                r.connection().hostname(server.host()).port(server.port()).connect()) {
            r.db("test").tableCreate("t").run(connection);
            r.db("test").table("t").indexCreate("index" + EVIL).run(connection);
            r.db("test").table("t").indexWait().run(connection);
            r.db("test")
                    .table("t")
                    .insert(r.hashMap("id", "key" + EVIL)
                            .with("field" + EVIL, "value" + EVIL + "\u0000\t\n")
                            .with("nested", r.hashMap("x" + EVIL, r.array("y" + EVIL))))
                    .run(connection);
            r.db("rethinkdb")
                    .table("users")
                    .insert(r.hashMap("id", "user" + EVIL))
                    .run(connection);
        }
        export("in", "[{\"id\":\"key\\u001b[2J\\u202e\",\"field\\u009b\":\"other\\u0007\"}]\n");
        export("broken", "[{\"id\":1,\"a\":" + EVIL + "}]\n");
        export("rejected", "[{\"no\":\"" + EVIL.replace("\u001b", "\\u001b") + "\"}]\n");
        export("twice", "[{\"id\":\"k\\u001b[2J\"},{\"id\":\"k\\u001b[2J\"}]\n");
        Files.writeString(directory.resolve("file" + EVIL.replace("\r", "")), "no JSON" + EVIL);
        Files.writeString(
                directory.resolve("rejected/test/t.info"), "{\"primary_key\":\"key\\u001b[2J\",\"indexes\":[]}");
        Files.writeString(directory.resolve("keys"), "{\"test.t\":\"key\\u001b[2J\",\"test.u\u001b[2J\":\"x\"}");
    }

    private void export(String name, String content) throws IOException {
        Files.createDirectories(directory.resolve(name + "/test"));
        Files.writeString(directory.resolve(name + "/test/t.json"), content);
        Files.writeString(directory.resolve(name + "/test/t.info"), "{\"primary_key\":\"id\",\"indexes\":[]}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "peek test.t",
                "--format table peek test.t",
                "--format vertical peek test.t",
                "--format json peek test.t",
                "get test.t key|EVIL|",
                "get test.t nokey|EVIL|",
                "ls indexes",
                "ls servers",
                "ls users",
                "ls |EVIL|",
                "ls dbs |EVIL|",
                "info test.t",
                "info test.|EVIL|",
                "use |EVIL|",
                "status",
                "count test.t|EVIL|",
                "no|EVIL|such",
                "ls --no|EVIL|such",
                "connect a|EVIL|b",
                "connect 127.0.0.1:1 -u user|EVIL|",
                "pk test.t other|EVIL|",
                "pk --load keys",
                "pk --load nope|EVIL|",
                "pk --guess in",
                "pk --guess rejected",
                "set tips |EVIL|",
                "set no|EVIL|such 1",
                "export test.t --to out",
                "export test.t --to out|FILE|",
                "export test.t --to outcsv --format csv --fields field|EVIL|",
                "dump -f out|FILE|.tar",
                "dump -f no/such|FILE|.tar",
                "inspect in",
                "inspect broken",
                "inspect nope|EVIL|",
                "verify broken",
                "verify twice",
                "verify in --live",
                "diff in twice",
                "import broken --yes --conflict skip",
                "import rejected --yes --conflict skip",
                "import twice --yes --conflict skip",
                "import twice --dry-run",
                "import in --yes --rename test=a|EVIL|",
                "import -f file|FILE| --table test.new --yes --format json",
                "import -f nope|EVIL| --table test.new --yes",
                "restore nope|EVIL|",
                "restore file|FILE|"
            })
    void shouldNotReachTheTerminal(String command) {
        Program.Outcome outcome = program(command).runAtTerminal();

        assertHarmless(command, outcome.out() + outcome.err());
        Program.Outcome piped = program(command).run();
        assertHarmless(command, piped.out() + piped.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ls", "count test.t", "export test.t --to out", "import in --yes --conflict skip"})
    void shouldNotReachTheTerminalInMessagesOfTheServer(String command) {
        server.faults().failNext(ErrorType.RESOURCE_LIMIT, "no" + EVIL, 3);

        Program.Outcome outcome = program(command).runAtTerminal();

        assertHarmless(command, outcome.out() + outcome.err());
    }

    private Program program(String command) {
        String[] words = Arrays.stream(command.split(" "))
                .map(word -> word.replace("|EVIL|", EVIL).replace("|FILE|", EVIL.replace("\r", "")))
                .toArray(String[]::new);
        return new Program(directory)
                .with("-c", server.host() + ":" + server.port())
                .with(words);
    }

    private static void assertHarmless(String command, String text) {
        assertThat(text).as(command).isNotEmpty();
        assertThat(HARMFUL.matcher(text.replaceAll(BAR, ""))
                        .results()
                        .map(found -> "%04x".formatted((int) found.group().charAt(0))))
                .as(command + ": " + text)
                .isEmpty();
    }
}

package io.github.rethinksh.shell;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;

import com.rethinkdb.net.Connection;
import io.github.rethinksh.cluster.ClusterAddress;
import io.github.rethinksh.cluster.ConnectionOptions;
import io.github.rethinksh.cluster.ServerAddress;
import io.github.rethinksh.command.CommandContext;
import io.github.rethinksh.command.CommandFactory;
import io.github.rethinksh.command.DataStreams;
import io.github.rethinksh.command.ShellCommands;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.session.Profile;
import io.github.rethinksh.session.Session;
import io.github.rethinksh.session.SessionConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.reader.Candidate;
import org.jline.reader.Parser.ParseContext;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the real commands offer with a real catalog behind them. */
@Timeout(60)
class LiveCompletionTest {
    @TempDir
    private Path directory;

    private final EmbeddedServer server = EmbeddedServer.start();
    private final Session session = new Session();
    private CommandLine root;

    @Command(name = "rethinksh")
    private static final class Words {}

    @BeforeEach
    void connect() {
        try (Connection connection = connection()) {
            r.dbCreate("Shop").run(connection);
            r.db("Shop").tableCreate("people").run(connection);
            r.db("Shop")
                    .table("people")
                    .insert(r.json("{\"id\":1,\"age\":3,\"home\":{\"city\":\"x\",\"zip\":4}}"))
                    .run(connection);
            r.db("test").tableCreate("foo").run(connection);
            r.db("test").tableCreate("Bar").run(connection);
        }
        session.connection()
                .connect(new SessionConnection.Login(
                        ConnectionOptions.to(new ServerAddress(server.host(), server.port())),
                        Profile.at(ClusterAddress.parse("db1"))));
        session.connection().refreshNames();
        await(() -> session.connection().names().areKnown());
        CommandContext context = new CommandContext(
                session,
                null,
                null,
                null,
                null,
                DataStreams.none(),
                CancellationToken::new,
                directory,
                Clock.systemUTC(),
                "");
        root = new CommandLine(new Words(), new CommandFactory(context));
        ShellCommands.addTo(root);
    }

    @AfterEach
    void close() {
        session.close();
        server.close();
    }

    private Connection connection() {
        return r.connection().hostname(server.host()).port(server.port()).connect();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`use `                          | Shop test",
                "use sh                          | Shop",
                "`peek `                         | Shop.+ test.+ Bar foo",
                "peek F                          | foo",
                "peek B                          | Bar",
                "peek shop.p                     | Shop.people",
                "`export `                       | Shop test Shop.+ test.+ Bar foo",
                "export test.                    | test.* test.Bar test.foo",
                "export test.foo test.           | test.* test.Bar",
                "`export foo `                   | Shop test Shop.+ test.+ Bar",
                "export test.* --exclude Shop.   | Shop.* Shop.people",
                "`export test --format `         | json ndjson csv",
                "`export test --read-mode `      | single majority outdated",
                "`import x --conflict `          | error replace update skip",
                "`import x --rename `            | Shop=+ test=+ Shop.+ test.+",
                "import x --rename test.f        | test.foo=+",
                "import x --rename test.foo=sho  | test.foo=Shop test.foo=Shop.+",
                "import x --rename test.foo=test.| test.foo=test.Bar test.foo=test.foo",
                "`ls `                           | dbs tables indexes servers users exports Shop test",
                "`ls dbs `                       | Shop test",
                "ls f                            | foo",
                "ls shop.p                       | Shop.people",
                "ls tables test.                 | test.* test.Bar test.foo",
                "`ls users -`                    | --help",
                "`ls users `                     | ``",
                "`get test.foo `                 | ``",
                "`exit `                         | ``",
                "`wait `                         | ``",
                "`peek foo `                     | --rows",
                "watch 2 pee                     | peek",
                "watch 2 peek F                  | foo",
                "watch 2 watc                    | ``",
                "`set for`                       | format",
                "`set format `                   | auto table vertical json",
                "`set format v`                  | vertical",
                "`help exp`                      | export",
                "connect db1 -u a                | admin",
            })
    void shouldOfferByPositionAndByWhatWasTyped(String line, String expected) {
        assertThat(offered(line)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`pk Shop.people `                      | age home home.+ id",
                "export Shop.people --fields a          | age",
                "export Shop.people --fields age,home.  | age,home.city age,home.zip",
                "export Shop.people --fields age,home.city,home. | age,home.city,home.zip",
                "export Shop --fields i                 | id",
                "import --table Shop.people --pkey i    | id",
            })
    void shouldOfferFieldsAsSoonAsTheyAreKnown(String line, String expected) {
        await(() -> offered(line).equals(expected));
    }

    @Test
    void shouldTellWhatTheCandidatesAre() {
        await(() -> offered("pk Shop.people ").contains("home."));
        assertThat(described("export sh")).isEqualTo("Shop: database, Shop.: its tables");
        assertThat(described("export Shop.")).isEqualTo("Shop.*: its table, Shop.people: table, key id");
        assertThat(described("pk Shop.people ")).contains("home.: fields within, id: primary key");
        assertThat(described("set format a")).isEqualTo("auto: default");
        assertThat(described("set form")).isEqualTo("format: how results are written");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "use shop             | shop",
                "`use Shop `          | ``",
                "use Sh               | ``",
                "peek test.foo        | ``",
                "peek test.fo         | ``",
                "`peek test.fo `      | test.fo",
                "peek rethinkdb.jobs  | ``",
                "peek nowhere.foo     | nowhere.foo",
                "`count foo `         | ``",
                "`count people `      | people",
                "`count Shop test.* ` | ``",
                "`count *.foo a* `    | a*",
                "`export test --exclude test.x --again` | test.x",
                "set peek-rwos        | peek-rwos",
                "set PEEK-r           | ``",
                "`set peek-r `        | peek-r",
                "help exprt           | exprt",
                "`help export `       | ``",
                "`help keys `         | ``",
                "help exp             | ``",
                "connect @nop         | @nop",
                "connect db1          | ``",
                "`ls nix `            | nix",
                "`ls dbs `            | ``",
                "`ls foo `            | ``",
                "ls test.fo           | ``",
                "`watch 2 peek test.fo `  | test.fo",
                "`pk test.later `     | ``",
                "`import x test.later `            | ``",
                "`export test --format xml `       | xml",
            })
    void shouldMarkNamesThatAreNotThere(String line, String red) {
        assertThat(marked(line)).isEqualTo(red);
    }

    private String marked(String line) {
        AttributedString shown = new ShellHighlighter(root).highlight(null, line);
        return IntStream.range(0, shown.length())
                .filter(at -> shown.styleAt(at).equals(Style.UNKNOWN_NAME.attributes()))
                .mapToObj(at -> shown.substring(at, at + 1))
                .collect(Collectors.joining());
    }

    @Test
    void shouldMarkFieldsThatNoDocumentHas() {
        await(() -> offered("export Shop.people --fields a").equals("age"));
        assertThat(marked("export Shop.people --fields age,nix ")).isEqualTo("age,nix");
        assertThat(marked("export Shop.people --fields age,home,home.city ")).isEmpty();
        assertThat(marked("export Shop.people --fields home.c")).isEmpty();
        assertThat(marked("import --table Shop.people --pkey nix ")).isEmpty();
        assertThat(marked("export nowhere.people --fields nix ")).isEqualTo("nowhere.people");
    }

    @Test
    void shouldMarkNoNameWhileNoneIsKnown() {
        session.connection().disconnect();
        assertThat(new ShellHighlighter(root).highlight(null, "peek x.y ").toAnsi())
                .doesNotContain("[31m");
    }

    @Test
    void shouldOfferWhatIsInTheExportThatWasTypedBefore() throws IOException {
        Files.createDirectories(directory.resolve("home/out/old"));
        Files.createDirectories(directory.resolve("script/mine"));
        for (String file : List.of("rethinksh.manifest", "old/cars.info", "old/cars.json.gz", "old/roads.csv")) {
            Files.createFile(directory.resolve("home/out").resolve(file));
        }
        Files.writeString(directory.resolve("script/mine/people"), "{\"id\":1}");
        Files.createFile(directory.resolve("dump.tar.gz"));

        for (String line : List.of(
                "import home/out ",
                "import ~/out --exclude ",
                "verify home/out ",
                "restore home/out --import ",
                "diff home/out dump.tar.gz ")) {
            assertThat(offered(line)).isEqualTo("old old.+");
        }
        assertThat(offered("import home/out old.")).isEqualTo("old.* old.cars old.roads");
        assertThat(offered("import script m")).isEqualTo("mine mine.+");
        assertThat(offered("import script mine.p")).isEqualTo("mine.people");
        assertThat(offered("verify dump.tar.gz t")).isEmpty();
        assertThat(described("import home/out old.c")).isEqualTo("old.cars: table");
    }

    @Test
    void shouldPreferExportsWhereOneIsToBeNamed() throws IOException {
        Files.createDirectories(directory.resolve("rethinkdb_export_1"));
        Files.createDirectories(directory.resolve("other"));
        Files.createDirectory(directory.resolve("mine"));
        Files.createFile(directory.resolve("mine").resolve("rethinksh.manifest"));
        Files.createFile(directory.resolve("dump.tar.gz"));
        Files.createFile(directory.resolve("notes.txt"));
        String sources = "dump.tar.gz mine/+ other/+ rethinkdb_export_1/+";
        for (String command : List.of("import ", "restore ", "inspect ", "verify ", "diff ", "diff mine ")) {
            assertThat(offered(command)).isEqualTo(sources);
        }
        assertThat(offered("import n")).isEqualTo("notes.txt");
        assertThat(offered("export test --to ")).isEqualTo("mine/+ other/+ rethinkdb_export_1/+");
        assertThat(offered("import -f n")).isEqualTo("notes.txt");
        assertThat(described("import d")).isEqualTo("dump.tar.gz: archive");
    }

    @Test
    void shouldCompleteInAClusterOfTenThousandTablesWithoutAskingIt() {
        try (Connection connection = connection()) {
            r.expr(IntStream.range(0, 10_000).boxed().toList())
                    .forEach(number -> r.db("test").tableCreate(r.expr("t").add(number.coerceTo("string"))))
                    .run(connection);
        }
        await(() -> session.connection().names().tables("test").size() == 10_002);
        server.close();

        assertThat(offered("export test.t999"))
                .isEqualTo("test.t999 test.t9990 test.t9991 test.t9992 test.t9993 test.t9994 test.t9995"
                        + " test.t9996 test.t9997 test.t9998 test.t9999");
        assertThat(offered("peek ")).isEqualTo("Shop.+ test.+");
        assertThat(offered("peek t9999")).isEqualTo("t9999");
        assertThat(complete("export test.")).hasSize(10_003);
    }

    private String offered(String line) {
        return complete(line).stream()
                .map(candidate -> candidate.value() + (candidate.complete() ? "" : "+"))
                .collect(Collectors.joining(" "));
    }

    private String described(String line) {
        return complete(line).stream()
                .map(candidate -> candidate.value() + ": " + candidate.descr())
                .collect(Collectors.joining(", "));
    }

    private List<Candidate> complete(String line) {
        List<Candidate> candidates = new ArrayList<>();
        new ShellCompleter(root, directory, directory.resolve("home"))
                .complete(null, new LineParser().parse(line, line.length(), ParseContext.COMPLETE), candidates);
        return candidates;
    }
}

package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at a cluster, on the demo data. */
class LookCommandsTest {
    @TempDir
    private Path directory;

    private String json(String... lines) {
        return run("json", lines);
    }

    private String run(String format, String... lines) {
        Program.Outcome outcome = new Program(directory)
                .with("--demo", "--format", format)
                .typing(lines)
                .run();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        return outcome.out();
    }

    @Test
    void shouldListDatabases() {
        assertThat(run("table", "ls dbs")).isEqualTo("""
                        database  tables
                        shop           3
                        test           3
                        test2          1
                        test3          0
                        """);
    }

    @Test
    void shouldListTablesOfTheCurrentAndOfOtherDatabases() {
        assertThat(json("ls")).isEqualTo("""
                        {"table":"test.foo","primary_key":"id","documents_estimated":25,"indexes":[]}
                        {"table":"test.test","primary_key":"id","documents_estimated":25,"indexes":[]}
                        {"table":"test.test2","primary_key":"id","documents_estimated":0,"indexes":[]}
                        """);
        assertThat(json("use shop", "ls", "ls test2", "ls test3", "ls tables t?st.t*2"))
                .isEqualTo("""
                        {"table":"shop.customers","primary_key":"email","documents_estimated":48,"indexes":["city","home","joined"]}
                        {"table":"shop.events","primary_key":"id","documents_estimated":160,"indexes":["at","place"]}
                        {"table":"shop.orders","primary_key":"id","documents_estimated":420,"indexes":["customer","customer_state","placed","tags"]}
                        {"table":"test2.abc","primary_key":"id","documents_estimated":3,"indexes":[]}
                        {"table":"test.test2","primary_key":"id","documents_estimated":0,"indexes":[]}
                        """);
    }

    @Test
    void shouldMarkWhatIsEstimated() {
        assertThat(run("table", "ls")).isEqualTo("""
                        table       primary_key  documents  indexes
                        test.foo    id                 ~25
                        test.test   id                 ~25
                        test.test2  id                  ~0
                        """);
    }

    @Test
    void shouldTakeABareNameForATableOfTheCurrentDatabase() {
        assertThat(json("ls foo", "ls f*", "use shop", "ls e*", "ls test2", "ls test.foo"))
                .isEqualTo("""
                        {"table":"test.foo","primary_key":"id","documents_estimated":25,"indexes":[]}
                        {"table":"test.foo","primary_key":"id","documents_estimated":25,"indexes":[]}
                        {"table":"shop.events","primary_key":"id","documents_estimated":160,"indexes":["at","place"]}
                        {"table":"test2.abc","primary_key":"id","documents_estimated":3,"indexes":[]}
                        {"table":"test.foo","primary_key":"id","documents_estimated":25,"indexes":[]}
                        """);
    }

    @Test
    void shouldListIndexesServersAndUsers() {
        assertThat(json("ls indexes shop.events", "ls users")).isEqualTo("""
                        {"table":"shop.events","index":"at","multi":false,"geo":false,"definition":"indexCreate('at', function(_var19) { return _var19.getField(\\"at\\"); })"}
                        {"table":"shop.events","index":"place","multi":false,"geo":true,"definition":"indexCreate('place', function(_var19) { return _var19.getField(\\"place\\"); }, {geo: true})"}
                        {"user":"admin","password":false}
                        """);
        assertThat(json("ls servers")).contains("\"name\":\"embedded\"");
    }

    @Test
    void shouldListWhatAPatternFits() throws IOException {
        Files.createDirectories(directory.resolve("rethinkdb_export_a.b/test"));
        Files.createDirectories(directory.resolve("rethinkdb_export_b/test"));
        assertThat(json("ls dbs test*", "ls dbs test?", "ls users a*n", "ls exports *_a.?"))
                .isEqualTo("""
                        {"database":"test","tables":3}
                        {"database":"test2","tables":1}
                        {"database":"test3","tables":0}
                        {"database":"test2","tables":1}
                        {"database":"test3","tables":0}
                        {"user":"admin","password":false}
                        {"export":"rethinkdb_export_a.b","layout":"migration directory","tables":0,"state":"no manifest"}
                        """);
        assertThat(json("ls servers emb*")).contains("\"name\":\"embedded\"");
    }

    @Test
    void shouldCount() {
        assertThat(json("count shop test.foo --exclude shop.orders", "use shop", "count events"))
                .isEqualTo("""
                        {"table":"shop.customers","documents":48}
                        {"table":"shop.events","documents":160}
                        {"table":"test.foo","documents":25}
                        {"table":"shop.events","documents":160}
                        """);
    }

    @Test
    void shouldPeekInTheOrderOfTheKeys() {
        String all = json("peek test2.abc -n 9");

        assertThat(all.lines()).hasSize(3).isSorted();
        assertThat(json("peek test2.abc -n 1"))
                .isEqualTo(all.lines().findFirst().orElseThrow() + "\n");
    }

    @Test
    void shouldSayThatATableIsEmpty() {
        Program.Outcome outcome = new Program(directory)
                .with("--demo", "-e", "peek test.test2", "-e", "peek test2")
                .run();

        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEqualTo("test.test2 is empty\ntest.test2 is empty\n");
    }

    @Test
    void shouldGetByNumberAndByString() {
        String first = json("peek shop.customers -n 1");
        String email = first.replaceAll(".*\"email\":\"([^\"]*)\".*\n", "$1");
        assertThat(json("get shop.customers " + email)).isEqualTo(first);

        Program.Outcome missing = new Program(directory)
                .with("--demo", "get", "shop.customers", "no@example.com")
                .run();
        assertThat(missing.err()).isEqualTo("""
                        error: there is no document with the key no@example.com in shop.customers
                        hint: See the first keys with: peek shop.customers
                        """);
        assertThat(missing.code()).isEqualTo(1);
    }

    @Test
    void shouldTellWhatATableIs() {
        assertThat(run("vertical", "info shop.events")).startsWith("""
                        table: shop.events
                        primary_key: id
                        documents: 160
                        indexes: 2
                        """);
    }

    @Test
    void shouldTellTheStatusAsAPage() {
        assertThat(run("table", "status"))
                .startsWith("connection\nserver ")
                .contains("\nload\ndocuments  a_second  the_last_minutes\nread              0\n")
                .contains("\nservers\n")
                .containsPattern(
                        "\ntables\\ntable +disk +shards +replicas +state +reads_s +writes_s\n".replace("\n", "\\n"))
                .containsPattern("shop.customers +0 bytes +1 +1  ready +0 +0");
        assertThat(run("table", "status -n 2")).contains("\ntables (the 2 largest of 7)\n");
        assertThat(json("status -n 0"))
                .startsWith("{\"connection\":[{\"server\":\"127.0.0.1:")
                .contains("],\"issues\":[],\"load\":[")
                .endsWith("\"jobs\":[],\"tables\":[]}\n")
                .hasLineCount(1);
    }

    @Test
    void shouldFitTheStatusIntoEightyColumns() {
        Program.Outcome outcome = new Program(directory)
                .environment("COLUMNS", "80")
                .with("--demo", "status")
                .runAtTerminal();

        assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(outcome.out())
                .containsPattern("\nservers\nserver +up +cache +cache_used +clients +queries_s +reads_s +writes_s\n"
                        .replace("\n", "\\n"));
    }

    @Test
    void shouldShowTheSettingsInEightyColumns() {
        for (List<String> commands : List.of(List.of("set"), List.of("set peek-rows 10", "set"))) {
            Program program =
                    new Program(directory).environment("COLUMNS", "80").with("--demo");
            commands.forEach(command -> program.with("-e", command));
            assertThat(program.runAtTerminal().out().lines()).hasSize(12).allMatch(line -> line.length() <= 80);
        }
    }

    @Test
    void shouldRepeatACommand() {
        assertThat(run("table", "watch 0.1 --times 3 count test.foo"))
                .isEqualTo(run("table", "count test.foo").repeat(3));
        Program.Outcome failing = new Program(directory)
                .with("--demo")
                .typing("watch 0.1 count nothing.here")
                .run();
        assertThat(failing.err()).contains("nothing.here");
        assertThat(failing.code()).isNotZero();
        Program.Outcome alone = new Program(directory)
                .with("--demo", "--format", "json", "watch", "0.1", "peek", "test.foo", "-n", "2", "--times", "2")
                .run();
        assertThat(alone.err()).isEmpty();
        assertThat(alone.out()).hasLineCount(4);
        assertThat(new Program(directory)
                        .with("--demo")
                        .typing("watch 0.1 exit 5", "ls")
                        .run()
                        .code())
                .isEqualTo(5);
        Program.Outcome twice = new Program(directory)
                .with("--demo")
                .typing("watch 1 watch 1 ls")
                .run();
        assertThat(twice.err()).contains("what is watched cannot be watched again");
        assertThat(twice.code()).isEqualTo(2);
    }

    @Test
    void shouldShowAndChangeSettings() {
        assertThat(json("set peek-rows 2", "set peek-rows", "peek test.foo").lines())
                .hasSize(3)
                .startsWith("""
                        {"setting":"peek-rows","value":"2","default":"5","from":"session","allowed":"1 to 1000","meaning":"documents that peek shows"}""");
        assertThat(run("table", "set format json", "ls dbs")).startsWith("{\"database\":\"shop\"");
    }

    @Test
    void shouldShowTheSettingsInHundredColumns() {
        assertThat(run("table", "set").lines())
                .hasSizeGreaterThan(10)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void shouldTellTheTimeBelowTheError() {
        Program.Outcome outcome = new Program(directory)
                .with("--demo", "-e", "set timing on", "-e", "peek no.table")
                .run();

        assertThat(outcome.err().replaceAll("[0-9.]+ s\n", "TIME\n")).isEqualTo("""
                        TIME
                        error: Database `no` does not exist.
                        hint: See what there is with: ls dbs, ls DB
                        TIME
                        """);
        assertThat(outcome.code()).isEqualTo(1);
    }

    @Test
    void shouldTellTheTimeOfCommandsOnly() throws IOException {
        Program.Outcome one =
                new Program(directory).with("--demo").typing("set timing on").run();
        assertThat(one.err()).matches("[0-9.]+ s\n");

        Files.writeString(directory.resolve("config.toml"), "timing = true\n");
        Program.Outcome oneShot = new Program(directory)
                .environment("RETHINKSH_CONFIG", "config.toml")
                .with("--demo", "count", "test.foo")
                .run();
        assertThat(oneShot.err()).matches("[0-9.]+ s\n");
    }

    @Test
    void shouldLeaveWithTheCodeOfExit() {
        Program.Outcome outcome =
                new Program(directory).with("--demo").typing("exit 7", "ls dbs").run();

        assertThat(outcome.code()).isEqualTo(7);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void shouldTellTheVersionAndHelpWithoutACluster() {
        assertThat(new Program(directory).with("--version").run().out()).matches("rethinksh [0-9.]+(-SNAPSHOT)?\n");
        assertThat(new Program(directory).with("help", "pk").run().out())
                .startsWith("Usage: rethinksh pk ")
                .contains("pk DB.TABLE FIELD        set the key of a table to be imported");
        assertThat(new Program(directory).with("ls", "--help").run().out()).contains("ls exports");
        assertThat(new Program(directory).typing("help").run().out())
                .startsWith("Connection\n  connect      Connect to a cluster.\n")
                .endsWith(
                        "help COMMAND tells how one of them is used, help TOPIC more about a topic; TAB\ncompletes.\n");
    }

    @Test
    void shouldConnectAndDisconnect() {
        Program.Outcome outcome = new Program(directory)
                .with("--demo")
                .typing("disconnect", "session", "ls dbs")
                .run();

        assertThat(outcome.out()).isEqualTo("""
                        connection    cluster  database  primary_keys  export  export_state
                        disconnected           test
                        """);
        assertThat(outcome.err()).isEqualTo("""
                        disconnected
                        error: standard input, line 3: there is no connection
                        hint: Make one with: connect HOST[:PORT]
                        """);
        assertThat(outcome.code()).isEqualTo(4);
    }
}

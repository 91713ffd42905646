package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Primary keys: shown, set, saved, forgotten and found. */
class PrimaryKeyCommandTest {
    private static final String MIGRATION = Path.of(
                    "src/test/resources/archive/rethinkdb_export_2013-03-14T20:49:59-07:00_23642")
            .toAbsolutePath()
            .toString();
    private static final String DUMP = Path.of("src/test/resources/archive/official-dump.tar.gz")
            .toAbsolutePath()
            .toString();

    @TempDir
    private Path directory;

    private Program.Outcome on(TestServer server, String... lines) {
        return Program.json(directory, server, lines);
    }

    /** Where nobody listens. */
    private Program.Outcome alone(String... lines) {
        return new Program(directory)
                .with("-c", "127.0.0.1:1", "--format", "json")
                .typing(lines)
                .run();
    }

    @ClusterTest
    void shouldGuessPlanAndImportAMigrationDirectory(TestServer server) {
        Program.Outcome outcome = on(
                server,
                "pk --guess " + MIGRATION + " --apply",
                "import " + MIGRATION + " --dry-run",
                "import " + MIGRATION + " --yes",
                "pk shop");

        assertThat(outcome.out()).isEqualTo("""
                        {"table":"shop.countries","documents":4,"primary_key":"code","origin":"guessed","remark":null}
                        {"table":"shop.customers","documents":12,"primary_key":"email","origin":"guessed","remark":null}
                        {"table":"test.foo","documents":25,"primary_key":"id","origin":"guessed","remark":null}
                        {"table":"test.test","documents":2,"primary_key":"id","origin":"guessed","remark":null}
                        {"table":"test.test2","documents":0,"primary_key":"id","origin":"default","remark":"there are no documents"}
                        {"table":"test2.abc","documents":2,"primary_key":"id","origin":"guessed","remark":null}
                        {"table":"shop.countries","field":"name","verdict":"can be the key too"}
                        {"table":"shop.countries","field":"population","verdict":"can be the key too"}
                        {"table":"shop.customers","field":"name","verdict":"documents 1 and 2 have the same: \\"Customer 0\\""}
                        {"table":"shop.customers","field":"vip","verdict":"documents 2 and 3 have the same: false"}
                        {"table":"test.foo","field":"name","verdict":"can be the key too"}
                        {"table":"test.foo","field":"square","verdict":"can be the key too"}
                        {"table":"test.test","field":"v","verdict":"null in document 1 is no key"}
                        {"table":"test2.abc","field":"text","verdict":"can be the key too"}
                        {"table":"shop.countries","from":"shop/countries","documents":null,"bytes":207,"primary_key":"code","key_from":"guessed","indexes":0,"write_hook":false,"state":"new","documents_there":null,"on_conflict":null}
                        {"table":"shop.customers","from":"shop/customers","documents":null,"bytes":776,"primary_key":"email","key_from":"guessed","indexes":0,"write_hook":false,"state":"new","documents_there":null,"on_conflict":null}
                        {"table":"test.foo","from":"test/foo","documents":null,"bytes":1066,"primary_key":"id","key_from":"guessed","indexes":0,"write_hook":false,"state":"new","documents_there":null,"on_conflict":null}
                        {"table":"test.test","from":"test/test","documents":null,"bytes":104,"primary_key":"id","key_from":"guessed","indexes":0,"write_hook":false,"state":"new","documents_there":null,"on_conflict":null}
                        {"table":"test.test2","from":"test/test2","documents":null,"bytes":0,"primary_key":"id","key_from":"default","indexes":0,"write_hook":false,"state":"new","documents_there":null,"on_conflict":null}
                        {"table":"test2.abc","from":"test2/abc","documents":null,"bytes":102,"primary_key":"id","key_from":"guessed","indexes":0,"write_hook":false,"state":"new","documents_there":null,"on_conflict":null}
                        {"table":"shop.countries","primary_key":"code","origin":"live table","import_uses":null}
                        {"table":"shop.customers","primary_key":"email","origin":"live table","import_uses":null}
                        """);
        assertThat(outcome.err())
                .contains("the primary key of shop.customers is set to email, as guessed\n")
                .endsWith("45 rows imported to 6 tables, with 0 secondary indexes, and 0 hook functions\n");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void shouldNameTheTwoDocumentsThatShareTheKeyOfALargeLegacyFile() throws IOException {
        String users = IntStream.rangeClosed(1, 100_000)
                .mapToObj(i -> "{\"age\": %d, \"email\": \"user%d@example.com\", \"name\": \"User %d\"}"
                        .formatted(i % 90, i == 70_001 ? 40_002 : i, i % 40_000))
                .collect(Collectors.joining("\n"));
        Files.createDirectories(directory.resolve("old/crm"));
        Files.writeString(directory.resolve("old/crm/users"), users);

        Program.Outcome outcome = alone("pk --guess old --apply");

        assertThat(outcome.out()).isEqualTo("""
                        {"table":"crm.users","documents":100000,"primary_key":null,"origin":null,"remark":null}
                        {"table":"crm.users","field":"email","verdict":"documents 40002 and 70001 have the same: \\"user40002@example.com\\""}
                        {"table":"crm.users","field":"name","verdict":"documents 1 and 40001 have the same: \\"User 1\\""}
                        {"table":"crm.users","field":"age","verdict":"documents 1 and 91 have the same: 1"}
                        """);
        assertThat(outcome.err()).endsWith("""
                        error: standard input, line 1: no primary key was found for crm.users (email: documents 40002 and 70001 have the same: "user40002@example.com")
                        hint: Mend the documents, or set a key all the same with: pk crm.users FIELD (of several documents with the same key all but one are rejected)
                        """);
        assertThat(outcome.code()).isEqualTo(1);
    }

    @Test
    void shouldGuessTheKeyOfOneFileWithoutACluster() throws IOException {
        Files.writeString(directory.resolve("cars.csv"), "colour;plate_no\nred;1\nred;2\n");

        Program.Outcome outcome = alone(
                "pk --guess cars.csv --delimiter ; --apply",
                "pk --guess cars.csv shop.vehicles --delimiter ; --apply",
                "pk",
                "pk --save keys.json");

        assertThat(outcome.out()).isEqualTo("""
                        {"table":"test.cars","documents":2,"primary_key":"plate_no","origin":"guessed","remark":null}
                        {"table":"test.cars","field":"colour","verdict":"documents 1 and 2 have the same: \\"red\\""}
                        {"table":"shop.vehicles","documents":2,"primary_key":"plate_no","origin":"guessed","remark":null}
                        {"table":"shop.vehicles","field":"colour","verdict":"documents 1 and 2 have the same: \\"red\\""}
                        {"table":"shop.vehicles","primary_key":"plate_no","origin":"guessed","import_uses":null}
                        {"table":"test.cars","primary_key":"plate_no","origin":"guessed","import_uses":null}
                        """);
        assertThat(outcome.err())
                .contains(
                        "not compared with the tables of the cluster: cannot connect to 127.0.0.1:1: connection refused\n")
                .contains("warning: cannot connect to 127.0.0.1:1: connection refused;"
                        + " these are the keys of the session only\n");
        assertThat(outcome.code()).isZero();
        assertThat(directory.resolve("keys.json")).hasContent("""
                        {
                          "shop.vehicles" : "plate_no",
                          "test.cars" : "plate_no"
                        }
                        """);
    }

    @Test
    void shouldLeaveAloneWhatTheExportKnowsAndWhatWasSet() throws IOException {
        Program.Outcome outcome = alone("pk --guess " + DUMP + " shop.customers --apply", "session");
        assertThat(outcome.out()).startsWith("""
                        {"table":"shop.customers","documents":12,"primary_key":"email","origin":".info","remark":null}
                        """).contains("\"primary_keys\":[]");

        assertThat(alone("pk shop.countries name", "pk --guess " + MIGRATION + " shop.countries --apply", "pk")
                        .out())
                .endsWith("""
                        {"table":"shop.countries","primary_key":"name","origin":"set","import_uses":null}
                        """);
    }

    @ClusterTest
    void shouldRefuseAKeyThatAnExistingTableCannotHave(TestServer server) throws IOException {
        Files.writeString(directory.resolve("keys.json"), """
                        {"shop.countries": "name", "shop.customers": "email", "new.table": "x", "test.foo": "square"}
                        """);
        assertThat(on(server, "pk --guess " + MIGRATION + " --apply", "import " + MIGRATION)
                        .code())
                .isZero();

        Program.Outcome one = on(server, "pk shop.countries name");
        assertThat(one.err()).isEqualTo("""
                        error: standard input, line 1: no key was set: table shop.countries exists with the primary key code, not name
                        hint: The key of a table cannot be changed: drop the table, or import under another name with: import PATH --rename shop.countries=DB.NEW --primary-keys '{"shop.countries": "name"}'
                        """);
        assertThat(one.code()).isEqualTo(1);

        Program.Outcome all = new Program(directory)
                .on(server)
                .with("--format", "json")
                .with("-e", "pk --load keys.json")
                .run();
        assertThat(all.err())
                .contains("no key was set: table shop.countries exists with the primary key code, not name;"
                        + " table test.foo exists with the primary key id, not square\n");
        assertThat(all.code()).isEqualTo(1);

        assertThat(on(server, "pk shop.countries code", "session").out()).contains("[\"shop.countries=code\"]");
    }

    @ClusterTest
    void shouldTellWhatAnImportWouldUseWhereThatDiffers(TestServer first, TestServer second) {
        Program.Outcome outcome = on(
                first,
                "import " + DUMP + " shop.customers",
                "export shop.customers --to out",
                "disconnect",
                "pk shop.customers",
                "pk shop.customers id",
                "pk",
                "connect " + first.address(),
                "pk customers.customers",
                "pk");

        assertThat(outcome.out()).isEqualTo("""
                        {"table":"shop.customers","primary_key":"email","origin":".info","import_uses":null}
                        {"table":"shop.customers","primary_key":"id","origin":"set","import_uses":null}
                        """);
        assertThat(outcome.err()).endsWith("""
                        error: standard input, line 8: no table matches customers.customers
                        hint: did you mean 'shop.customers'?
                        """);

        assertThat(on(
                                second,
                                "import out --rename shop.customers=shop.other",
                                "disconnect",
                                "pk shop.other name",
                                "connect " + second.address(),
                                "pk shop.other")
                        .out())
                .isEqualTo("""
                        {"table":"shop.other","primary_key":"email","origin":"live table","import_uses":"name"}
                        """);
    }

    @Test
    void shouldSaveForTheOwnerOnlyAndOverwriteOnDemand() throws IOException {
        Program.Outcome outcome = alone("pk a.b c", "pk --save k.json", "pk x.y z", "pk --save k.json");

        assertThat(outcome.err()).endsWith("""
                        error: standard input, line 4: %s is there already
                        hint: Give another name, or --overwrite-file
                        """.formatted(directory.resolve("k.json")));
        assertThat(outcome.code()).isEqualTo(2);
        Path file = directory.resolve("k.json");
        assertThat(file).hasContent("{\n  \"a.b\" : \"c\"\n}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        assertThat(alone("pk --load k.json", "pk x.y z", "pk --save k.json --overwrite-file")
                        .code())
                .isZero();
        assertThat(file).hasContent("{\n  \"a.b\" : \"c\",\n  \"x.y\" : \"z\"\n}\n");
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void shouldForgetWhatIsSelected() {
        assertThat(alone(
                                "pk a.b c",
                                "pk a.d e",
                                "pk test.f g",
                                "pk --clear a.b",
                                "pk --clear f",
                                "pk",
                                "pk --clear",
                                "pk")
                        .out())
                .isEqualTo("{\"table\":\"a.d\",\"primary_key\":\"e\",\"origin\":\"set\",\"import_uses\":null}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pk --clear nope | no primary key is set for nope | See those that are set with: session",
                "pk --save k.json | no primary key is set | Set one with: pk DB.TABLE FIELD",
                "pk --save k.json --clear | that is more than one thing to do | See how with: help pk",
                "pk --load k.json a.b | that is more than one thing to do | See how with: help pk",
                "pk --guess x a.b c | that is more than one thing to do | See how with: help pk",
                "pk --apply | --apply and the options of csv go with --guess | Add --guess PATH",
                "pk a.b c --delimiter ; | --apply and the options of csv go with --guess | Add --guess PATH",
                "pk --overwrite-file | --overwrite-file goes with --save | Add --save FILE",
                "pk --guess 1-a.b+c.json | 1-a.b+c.json: there is no such file or directory |"
            })
    void shouldSayWhatMakesNoSense(String line, String error, String hint) {
        Program.Outcome outcome = alone(line.strip());

        assertThat(outcome.err().replace(directory + "/", ""))
                .startsWith("error: standard input, line 1: " + error + "\n" + (hint == null ? "" : "hint: " + hint));
        assertThat(outcome.code()).isEqualTo(2);
    }

    @Test
    void shouldSayWhereTheDocumentsDifferFromTheInfo() throws IOException {
        Files.createDirectories(directory.resolve("out/a"));
        Files.writeString(directory.resolve("out/a/b.info"), "{\"primary_key\": \"no\", \"indexes\": []}");
        Files.writeString(directory.resolve("out/a/b.json"), "[{\"id\": 1, \"no\": 1}, {\"id\": 2}]");
        Files.writeString(directory.resolve("out/a/bad.json"), "[{\"id\": 1}, {\"id\": }]");
        Files.writeString(directory.resolve("out/a/bad.info"), "{\"primary_key\": \"id\", \"indexes\": []}");

        Program.Outcome outcome = alone("pk --guess out --apply");

        assertThat(outcome.out()).isEqualTo("""
                        {"table":"a.b","documents":2,"primary_key":"id","origin":"guessed","remark":"its .info says no"}
                        {"table":"a.bad","documents":1,"primary_key":null,"origin":null,"remark":"a/bad.json, line 1, byte 19: expected a value but found '}' in '[{\\"id\\": 1}, {\\"id\\": }]'; its .info says id"}
                        {"table":"a.b","field":"no","verdict":"missing in document 2"}
                        {"table":"a.bad","field":"id","verdict":"fits the documents that could be read"}
                        """);
        assertThat(outcome.err()).contains("""
                        error: standard input, line 1: no primary key was found for a.bad (a/bad.json, line 1, byte 19: expected a value but found '}' in '[{"id": 1}, {"id": }]')
                        """);
        assertThat(outcome.code()).isEqualTo(1);
    }

    @Test
    void shouldShowTheFirstTenOfManyFields() throws IOException {
        Files.writeString(
                directory.resolve("wide.json"),
                IntStream.range(0, 300)
                        .mapToObj("\"f%1$d\":%1$d"::formatted)
                        .collect(Collectors.joining(",", "{", "}")));

        Program.Outcome outcome = alone("pk --guess wide.json");

        assertThat(outcome.out().lines()).hasSize(11);
        assertThat(outcome.err()).endsWith("""
                        test.wide: 245 more fields not shown
                        warning: test.wide: 44 fields of the first document not looked at: there are too many
                        """);
        assertThat(outcome.code()).isZero();
    }

    @Test
    void shouldAskForATableWhereAFileHasNoNameForOne() throws IOException {
        Files.writeString(directory.resolve("my users.json"), "[]");

        assertThat(alone("pk --guess 'my users.json'").err()).isEqualTo("""
                        error: standard input, line 1: a file does not say its table
                        hint: Write: pk --guess PATH DB.TABLE
                        """);
    }
}

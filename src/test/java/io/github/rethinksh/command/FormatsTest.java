package io.github.rethinksh.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every format and compression, out of a table and into another one, and single files. */
class FormatsTest {
    private static final List<String> DOCUMENTS = List.of(
            "{\"id\":\"a\",\"n\":null,\"s\":\"null\",\"t\":{\"$reql_type$\":\"TIME\",\"epoch_time\":1.5,\"timezone\":\"+01:00\"}}",
            "{\"b\":{\"$reql_type$\":\"BINARY\",\"data\":\"AP8=\"},\"id\":\"b\",\"s\":\"a\\r\\n\\\"b\\\",\"}",
            "{\"id\":\"c\",\"n\":2.5,\"o\":{\"k\":[1,{\"x\":[]}],\"l\":true},\"s\":\"\"}",
            "{\"g\":{\"$reql_type$\":\"GEOMETRY\",\"coordinates\":[1,2.5],\"type\":\"Point\"},\"id\":\"d\",\"s\":\"12\"}");

    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(directory.resolve("in/test"));
        Files.writeString(directory.resolve("in/test/t"), String.join("\n", DOCUMENTS));
    }

    private Program.Outcome run(TestServer server, String... arguments) {
        return new Program(directory).on(server).with(arguments).run();
    }

    private void done(TestServer server, String... arguments) {
        Program.Outcome outcome = run(server, arguments);
        assertThat(outcome.code())
                .as("%s: %s", Arrays.asList(arguments), outcome.err())
                .isZero();
    }

    private Program.Outcome piped(TestServer server, byte[] content, String... arguments) {
        return new Program(directory).on(server).with(arguments).piping(content).run();
    }

    private Path plain(TestServer server, String table) {
        done(server, "export", table, "--to", "plain-" + table);
        return directory.resolve("plain-" + table).resolve(table.replace('.', '/') + ".json");
    }

    private String only(String file, String key) throws IOException {
        Path path = directory.resolve(file);
        return Files.readString(path).replace("\r\n", "\n") + key;
    }

    @ClusterTest
    void shouldBringAllThroughEveryFormatAndCompression(TestServer server) throws IOException {
        done(server, "import", "in", "--yes");
        Path before = plain(server, "test.t");
        int number = 0;
        for (String format : List.of("json", "ndjson", "csv")) {
            for (String compression : List.of("", ".gz", ".zst")) {
                String to = "out" + ++number;
                String[] export = compression.isEmpty()
                        ? new String[] {"export", "test.t", "--to", to, "--format", format}
                        : new String[] {
                            "export", "test.t", "--to", to, "--format", format, "--compress", compression.substring(1)
                        };
                if (format.equals("csv")) {
                    export = Arrays.copyOf(export, export.length + 1);
                    export[export.length - 1] = "--typed-header";
                }
                done(server, export);
                assertThat(directory.resolve(to + "/test/t." + format + compression))
                        .isNotEmptyFile();
                String renamed = "test.copy" + number;
                done(server, "import", to, "--rename", "test.t=" + renamed, "--yes");
                assertThat(plain(server, renamed)).hasSameBinaryContentAs(before);
                String single = "test.single" + number;
                done(server, "import", "-f", to + "/test/t." + format + compression, "--table", single, "--yes");
                assertThat(plain(server, single)).hasSameBinaryContentAs(before);
            }
        }
    }

    @ClusterTest
    void shouldKeepTheNamedFieldsAndTheKey(TestServer server) throws IOException {
        done(server, "import", "in", "--yes");
        done(server, "export", "test.t", "--to", "some", "--format", "ndjson", "--fields", "n,o.l");
        done(server, "export", "test.t", "--to", "cells", "--format", "csv", "--fields", "o.l,id", "--delimiter", ";");

        assertThat(only("some/test/t.ndjson", "")).isEqualTo("""
                {"id":"a","n":null}
                {"id":"b"}
                {"id":"c","n":2.5,"o":{"l":true}}
                {"id":"d"}
                """);
        assertThat(only("cells/test/t.csv", "")).isEqualTo("o.l;id\n;a\n;b\ntrue;c\n;d\n");
    }

    @ClusterTest
    void shouldTellOfNamedFieldsThatNoDocumentHas(TestServer server) throws IOException {
        Files.writeString(directory.resolve("in/test/other"), "{\"id\":1,\"n\":2}\n");
        Files.writeString(directory.resolve("in/test/none"), "");
        done(server, "import", "in", "--yes");

        Program.Outcome json = run(server, "export", "test.t", "--to", "j", "--fields", "nix,o.ll,n,t");
        Program.Outcome csv = run(server, "export", "test", "--to", "c", "--format", "csv", "--fields", "id,o.l");

        assertThat(json.err().lines().filter(line -> line.startsWith("warning")))
                .containsExactly(
                        "warning: no document of test.t has the field nix",
                        "warning: no document of test.t has the field o.ll; did you mean 'o.l'?");
        assertThat(json.code()).isZero();
        assertThat(csv.err().lines().filter(line -> line.startsWith("warning")))
                .containsExactly("warning: no document of test.other has the field o.l");
        assertThat(csv.code()).isZero();
    }

    @ClusterTest
    void shouldReplaceTheOtherFormatsOfATable(TestServer server) throws IOException {
        done(server, "import", "in", "--yes");
        done(server, "export", "test.t", "--to", "out", "--format", "csv", "--compress", "gz");
        done(server, "export", "test.t", "--to", "out", "--again");

        try (var files = Files.list(directory.resolve("out/test"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("t.json", "t.info");
        }
    }

    @ClusterTest
    void shouldImportFromStandardInputAndMakeTheTable(TestServer server) throws IOException {
        Program.Outcome outcome = piped(
                server,
                "\ufeff  {\"code\":\"x\"}{\"code\":\"y\"}\n\n {\"code\":\"z\"}".getBytes(UTF_8),
                "import",
                "-f",
                "-",
                "--format",
                "json",
                "--table",
                "fresh.t",
                "--pkey",
                "code",
                "--yes");

        assertThat(outcome.err()).startsWith("file: 1 table into ").contains("3 rows imported to 1 tables");
        assertThat(outcome.code()).isZero();
        assertThat(Files.readString(plain(server, "fresh.t"))).isEqualTo("""
                [
                {"code":"x"},
                {"code":"y"},
                {"code":"z"}
                ]
                """);
    }

    @ClusterTest
    void shouldReadCsvWithItsOptions(TestServer server) throws IOException {
        Files.writeString(directory.resolve("a.csv"), "1\tx\t\"{\"\"k\"\":1}\"\n2\t\t7\n");

        done(
                server,
                "import",
                "--file",
                "a.csv",
                "--table",
                "t",
                "--no-header",
                "--custom-header",
                "id,s,v",
                "--types",
                "id:number,v:json",
                "--delimiter",
                "\\t",
                "--yes");

        assertThat(Files.readString(plain(server, "test.t"))).isEqualTo("""
                [
                {"id":1,"s":"x","v":{"k":1}},
                {"id":2,"v":7}
                ]
                """);
    }

    @ClusterTest
    void shouldTakeTheKeyOfATableThatIsThere(TestServer server) throws IOException {
        Files.writeString(directory.resolve("one.jsonl"), "{\"code\":1}\n");
        Files.writeString(directory.resolve("two.jsonl"), "{\"code\":2}\n");
        done(server, "import", "-f", "one.jsonl", "--table", "test.t", "--pkey", "code", "--yes");
        done(server, "import", "-f", "two.jsonl", "--table", "test.t", "--conflict", "error", "--yes");

        assertThat(Files.readString(plain(server, "test.t"))).isEqualTo("[\n{\"code\":1},\n{\"code\":2}\n]\n");
    }

    @ClusterTest
    void shouldNameWhatIsBroken(TestServer server) throws IOException {
        done(server, "import", "in", "--yes");
        for (String compression : List.of("gz", "zst")) {
            done(server, "export", "test.t", "--to", "cut-" + compression, "--compress", compression);
            Path file = directory.resolve("cut-" + compression + "/test/t.json." + compression);
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, whole.length - 6));

            Program.Outcome cut = run(server, "import", "cut-" + compression, "--conflict", "replace", "--yes");
            assertThat(cut.err()).contains("test/t.json." + compression).contains("cannot be read on");
            assertThat(cut.code()).isEqualTo(1);
        }
        Files.writeString(directory.resolve("bad.csv"), "id,v\n1,2\n3,4,5\n");
        Program.Outcome bad = run(server, "import", "-f", "bad.csv", "--table", "test.bad", "--yes");
        assertThat(bad.err())
                .contains("bad.csv, line 3, record 2: expected 2 cells but found 3, beginning with '3,4,5'");
        assertThat(bad.code()).isEqualTo(1);
    }

    @Test
    void shouldRefuseOptionsThatDoNotGoTogether() throws IOException {
        Files.writeString(directory.resolve("odd.txt"), "{}");
        for (String[] arguments : new String[][] {
            {"import", "-f", "odd.txt"},
            {"import", "-f", "odd.txt", "--table", "test.t"},
            {"import", "-f", "-", "--table", "test.t"},
            {"import", "--table", "test.t"},
            {"import", "in", "-f", "odd.txt", "--table", "test.t"},
            {"import", "in", "--no-header"},
            {"import", "in", "--types", "id"},
            {"import", "in", "--delimiter", "ab"},
            {"export", "test2", "--typed-header"},
            {"export", "test2", "--fields", "a,a"}
        }) {
            assertThat(new Program(directory)
                            .with("--demo")
                            .with(arguments)
                            .run()
                            .code())
                    .as("%s", Arrays.asList(arguments))
                    .isEqualTo(2);
        }
    }
}

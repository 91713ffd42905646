package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What verify says of what lacks, has changed or cannot be read, and that it goes on with the other tables. */
class VerifyTest {
    private static final String DUMP = Path.of("src/test/resources/archive/official-dump.tar.gz")
            .toAbsolutePath()
            .toString();
    private static final String CHANGED =
            "its .info file has changed: primary key, indexes or write hook are not those of the manifest";
    private static final String INFO = "{\"primary_key\":\"id\",\"indexes\":[],\"write_hook\":null}";

    @TempDir
    private Path directory;

    private Program.Outcome run(TestServer server, String... arguments) {
        return new Program(directory)
                .on(server)
                .with("--format", "json")
                .with(arguments)
                .run();
    }

    private Program.Outcome verify(String... arguments) {
        return new Program(directory)
                .with("-c", "127.0.0.1:1", "--format", "json", "verify")
                .with(arguments)
                .run();
    }

    private Path write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, content);
    }

    private static String problem(String table, String problem) {
        return "{\"table\":\"" + table + "\",\"problem\":\"" + problem + "\"}";
    }

    @ClusterTest
    void shouldNoticeAnInfoFileThatHasChanged(TestServer server) throws IOException {
        assertThat(run(server, "restore", DUMP).code()).isZero();
        assertThat(run(server, "export", "shop", "--to", "e").code()).isZero();
        assertThat(verify("e").code()).isZero();
        Path info = directory.resolve("e/shop/orders.info");
        String whole = Files.readString(info);

        for (String[] change : new String[][] {
            {"\"customer_total\"", "\"customer_sum\""},
            {"\"primary_key\":\"id\"", "\"primary_key\":\"it\""},
            {"\"data\":\"JHJlcWxf", "\"data\":\"JHJlcWxg"},
        }) {
            assertThat(whole).contains(change[0]);
            Files.writeString(info, whole.replace(change[0], change[1]));
            Program.Outcome changed = verify("e");
            assertThat(changed.out()).contains(problem("shop.orders", CHANGED));
            assertThat(changed.err()).endsWith(": 1 damaged\n");
            assertThat(changed.code()).isEqualTo(5);
        }
        Files.delete(info);
        assertThat(verify("e").out()).endsWith(problem("shop.orders", "its .info file is missing") + "\n");
    }

    @ClusterTest
    void shouldFindEqualManifestsAfterARestore(TestServer first, TestServer second) throws IOException {
        assertThat(run(first, "restore", DUMP).code()).isZero();
        assertThat(run(first, "dump", "-f", "one.tar.gz").code()).isZero();
        assertThat(run(second, "restore", "one.tar.gz").code()).isZero();
        assertThat(run(first, "export", "shop", "test", "--to", "one").code()).isZero();
        assertThat(run(second, "export", "shop", "test", "--to", "two").code()).isZero();

        assertThat(tables("two")).isEqualTo(tables("one")).contains("\"definition\" : ");
    }

    private String tables(String export) throws IOException {
        String manifest = Files.readString(directory.resolve(export + "/rethinksh.manifest"));
        return manifest.substring(manifest.indexOf("\"tables\""), manifest.indexOf("\"pending\""));
    }

    @ClusterTest
    void shouldTakeASoundPartOfAnIncompleteExport(TestServer server) throws IOException {
        write("in/a/t", "{\"id\":1}\n");
        write("in/a/u", "{\"id\":1}\n");
        assertThat(run(server, "import", "in", "--yes").code()).isZero();
        assertThat(run(server, "export", "a.t", "--to", "e").code()).isZero();
        Path manifest = directory.resolve("e/rethinksh.manifest");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replaceFirst("\"finished\" : \"[^\"]*\"", "\"finished\" : null")
                        .replaceFirst("\"pending\" : \\[\\s*]", "\"pending\" : [\"a.u\"]"));

        Program.Outcome whole = verify("e");
        assertThat(whole.out())
                .endsWith(problem("a.u", "it is not complete: its export did not come to its end") + "\n");
        assertThat(whole.err()).endsWith("2 tables, 1 document: 1 damaged\n");
        assertThat(whole.code()).isEqualTo(5);

        Program.Outcome part = verify("e", "a.t");
        assertThat(part.err())
                .contains("warning: this export is not complete; it lacks: [a.u]\n")
                .endsWith("1 table, 1 document: all sound\n");
        assertThat(part.code()).isZero();
        assertThat(verify("e", "a.u").code()).isEqualTo(5);
        assertThat(verify("e", "--exclude", "a.u").code()).isZero();
    }

    @Test
    void shouldGoOnWithTheOtherTables() throws IOException {
        for (String table : new String[] {"a", "b", "c", "d"}) {
            write("e/x/" + table + ".info", INFO);
        }
        Files.createDirectories(directory.resolve("e/x/a.json"));
        Files.createSymbolicLink(directory.resolve("e/x/b.json"), Path.of("nowhere"));
        write("e/x/c.json", "[\n{\"id\":1},\n{\"id\":2,\"v\":\"caf");
        write("e/x/d.json", "[\n{\"id\":1}\n]\n");

        Program.Outcome outcome = verify("e");
        assertThat(outcome.out())
                .contains("{\"table\":\"x.d\",\"documents\":1,\"bytes\":13,")
                .endsWith(String.join(
                        "\n",
                        problem("x.c", "x/c.json, line 3, byte 12: the data ends inside the document that begins here"),
                        problem("x.a", "its data is missing"),
                        problem("x.b", "its data is missing"),
                        ""));
        assertThat(outcome.err())
                .contains("warning: x/a.json is left out: it is no file of an official export\n")
                .contains("warning: x/b.json is left out: it is no file of an official export\n")
                .endsWith("4 tables, 2 documents: 3 damaged\n");
        assertThat(outcome.code()).isEqualTo(5);
    }
}

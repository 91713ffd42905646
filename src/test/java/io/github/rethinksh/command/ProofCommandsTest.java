package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inspect, verify and diff from end to end, on real files. */
class ProofCommandsTest {
    private static final String INDEX =
            "{\"index\":\"by_v\",\"multi\":false,\"geo\":false,\"function\":\"JHJlcWxf\",\"outdated\":false,"
                    + "\"query\":\"indexCreate('by_v', function(_var1) { return _var1(\\\"v\\\"); })\"}";

    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        write("one/a/t.info", "{\"primary_key\":\"id\",\"indexes\":[" + INDEX + "],\"write_hook\":null}");
        write("one/a/t.json", "[\n{\"id\":1,\"v\":\"x\"},\n{\"id\":2,\"v\":\"y\"},\n{\"id\":3,\"v\":0.5}\n]\n");
        write("two/a/t", "{\"v\":\"y\", \"id\":2.0}\n{\"id\":1,\"v\":\"\\u0078\"}\n{\"v\":5e-1,\"id\":3}\n");
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    /** No cluster is named and none runs: what connects fails. */
    private Program.Outcome offline(String... arguments) {
        return new Program(directory)
                .with("-c", "127.0.0.1:1", "--format", "json")
                .with(arguments)
                .run();
    }

    private Program.Outcome on(TestServer server, String... arguments) {
        return new Program(directory)
                .on(server)
                .with("--format", "json")
                .with(arguments)
                .run();
    }

    @Test
    void shouldInspectWithoutACluster() {
        Program.Outcome outcome = offline("inspect", "one");
        assertThat(outcome.out()).isEqualTo("""
                {"layout":"official directory","databases":["a"],"tables":1,"bytes":57,"manifest":"none","tool":null,"server":null,"started":null,"finished":null}
                {"table":"a.t","file":"a/t.json","documents":null,"bytes":57,"primary_key":"id","indexes":1,"write_hook":false,"state":null}
                {"table":"a.t","index":"by_v","multi":false,"geo":false,"definition":"indexCreate('by_v', function(_var1) { return _var1(\\"v\\"); })"}
                """);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(offline("inspect", "two").out()).contains("\"layout\":\"migration directory\"");
        assertThat(offline("inspect", "nowhere").code()).isEqualTo(2);
    }

    @Test
    void shouldInspectInEightyColumns() {
        Program.Outcome outcome = new Program(directory)
                .environment("COLUMNS", "80")
                .with("inspect", "one")
                .runAtTerminal();

        assertThat(outcome.out()).isEqualTo("""
                layout              databases  tables     bytes  manifest
                official directory  a               1  57 bytes  none
                table  file      documents     bytes  primary_key  indexes  write_hook  state
                a.t    a/t.json             57 bytes  id                 1  false
                table  index  multi  geo    definition
                a.t    by_v   false  false  indexCreate('by_v', function(_var1) { return _var1(~
                """);
    }

    @Test
    void shouldFindEqualDocumentsEqualHoweverTheyAreWritten() {
        Program.Outcome outcome = offline("diff", "one", "two");
        assertThat(outcome.out()).isEqualTo("""
                {"table":"a.t","documents":3,"other_documents":3,"missing":0,"extra":0,"changed":0,"state":"equal"}
                """);
        assertThat(outcome.err()).endsWith("1 table compared: all equal\n");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void shouldNameWhatDiffers() throws IOException {
        write("two/a/t", "{\"id\":4}\n{\"id\":2,\"v\":\"y\"}\n{\"id\":3,\"v\":\"0.5\"}\n{\"id\":[1]}\n");
        write("two/b/u", "{\"id\":1}\n");
        Program.Outcome outcome = offline("diff", "one", "two");
        assertThat(outcome.out()).isEqualTo("""
                {"table":"a.t","documents":3,"other_documents":4,"missing":1,"extra":2,"changed":1,"state":"different"}
                {"table":"b.u","documents":null,"other_documents":null,"missing":0,"extra":0,"changed":0,"state":"different"}
                {"table":"a.t","difference":"changed","key":"3"}
                {"table":"a.t","difference":"missing","key":"1"}
                {"table":"a.t","difference":"extra","key":"4"}
                {"table":"a.t","difference":"extra","key":"[1]"}
                {"table":"b.u","difference":"the table is on the second side only","key":null}
                """);
        assertThat(outcome.err()).endsWith("2 tables compared: 2 different, with 1 missing, 2 extra and 1 changed\n");
        assertThat(outcome.code()).isEqualTo(5);
        assertThat(offline("diff", "one", "two", "a.t", "--show", "1").out().lines())
                .hasSize(2);
    }

    @Test
    void shouldFindWhatIsWrongWithoutAManifest() throws IOException {
        write("one/a/t.json", "[{\"id\":1},{\"id\":1.0},{\"v\":2}]");
        write("one/a/u.info", "{\"primary_key\":\"id\",\"indexes\":[],\"write_hook\":null}");
        write("one/a/u.json", "[{\"id\":1},\n{\"id\":]");
        Program.Outcome outcome = offline("verify", "one");
        assertThat(outcome.out()).endsWith("""
                {"table":"a.t","problem":"document 2 has a key that is there already: 1.0"}
                {"table":"a.t","problem":"document 3 lacks the primary key"}
                {"table":"a.u","problem":"a/u.json, line 2, byte 17: expected a value but found ']' in '{\\"id\\":]'"}
                """);
        assertThat(outcome.err()).endsWith("2 tables, 4 documents: 2 damaged\n");
        assertThat(outcome.code()).isEqualTo(5);
    }

    @ClusterTest
    void shouldProveADumpAndTheClusterThatItCameFrom(TestServer server) throws IOException {
        fill(server);
        assertThat(on(server, "dump", "-f", "d.tar.gz").code()).isZero();

        Program.Outcome sound = offline("verify", "d.tar.gz");
        assertThat(sound.out())
                .isEqualTo("""
                {"table":"a.t","documents":3,"bytes":57,"content":"%s","state":"sound"}
                """.formatted("95a1f0066ac45e93f7d2176fab4fab32a96ac59c716a59bb1e4d7bdce46e6198"));
        assertThat(sound.err()).endsWith("1 table, 3 documents: all sound\n");
        assertThat(sound.code()).isZero();
        assertThat(on(server, "verify", "d.tar.gz", "--live").code()).isZero();
        assertThat(offline("inspect", "d.tar.gz").out())
                .contains("\"manifest\":\"complete\"", "\"documents\":3,\"bytes\":57,\"primary_key\":\"id\"");

        write("three/a/t", "{\"id\":2,\"v\":\"changed\"}\n{\"id\":\"new\"}\n");
        assertThat(on(server, "import", "three", "--conflict", "replace").code())
                .isZero();
        Program.Outcome different = on(server, "verify", "d.tar.gz", "a", "--live");
        assertThat(different.out()).endsWith("""
                {"table":"a.t","documents":3,"other_documents":4,"missing":0,"extra":1,"changed":1,"state":"different"}
                {"table":"a.t","difference":"changed","key":"2"}
                {"table":"a.t","difference":"extra","key":"\\"new\\""}
                """);
        assertThat(different.err()).endsWith("1 table compared: 1 different, with 0 missing, 1 extra and 1 changed\n");
        assertThat(different.code()).isEqualTo(5);
    }

    @ClusterTest
    void shouldFindEveryFlippedBitOfAnExport(TestServer server) throws IOException {
        fill(server);
        assertThat(on(server, "export", "a", "--to", "e").code()).isZero();
        assertThat(offline("verify", "e").code()).isZero();
        Path data = directory.resolve("e/a/t.json");
        byte[] whole = Files.readAllBytes(data);
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= (byte) (1 << i % 8);
            Files.write(data, flipped);
            assertThat(offline("verify", "e").code()).as("byte %d", i).isEqualTo(5);
        }
        Files.delete(data);
        assertThat(offline("verify", "e").out()).endsWith("{\"table\":\"a.t\",\"problem\":\"its data is missing\"}\n");
    }

    private void fill(TestServer server) {
        assertThat(on(server, "import", "two").code()).isZero();
    }
}

package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.Conflict;
import io.github.rethinksh.cluster.InsertResult;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Documents that cannot be imported are counted, named and kept, and the others are imported. */
class RejectTest {
    private static final String LONG_KEY = "k".repeat(200);

    /** Of each kind that is rejected one, between sound ones, with line breaks where JSON allows them. */
    private static final List<String> DOCUMENTS = List.of(
            "{\"id\":1,\"a\":1}",
            "{\"a\":\"no key\"}",
            "{\"id\":null}",
            "{\"id\":{\"x\":1}}",
            "{\"id\":1,\"a\":1}",
            "{\"id\":1.0,\n \"a\":2}",
            "{\"id\":\"" + LONG_KEY + "\"}",
            "{\"id\":2}",
            "{\"id\":[1,null]}",
            "{\"id\":3}");

    private static final String REJECTED = String.join("\n", DOCUMENTS.subList(1, 7)) + "\n" + DOCUMENTS.get(8) + "\n";

    private static final String WRONG_TYPE =
            " in id, the primary key of test.t; a key is a string, number, bool, time, binary or array\"}";

    private static final List<String> REASONS = List.of(
            "{\"file\":\"test/t.ndjson\",\"line\":2,\"byte\":15,\"reason\":\"has no field id, the primary key of test.t\"}",
            "{\"file\":\"test/t.ndjson\",\"line\":3,\"byte\":30,\"reason\":\"has null" + WRONG_TYPE,
            "{\"file\":\"test/t.ndjson\",\"line\":4,\"byte\":42,\"reason\":\"has an object" + WRONG_TYPE,
            "{\"file\":\"test/t.ndjson\",\"line\":5,\"byte\":57,\"reason\":\"has the key 1 of a document before it\"}",
            "{\"file\":\"test/t.ndjson\",\"line\":6,\"byte\":72,\"reason\":\"has the key 1.0 of a document before it\"}",
            "{\"file\":\"test/t.ndjson\",\"line\":8,\"byte\":91,\"reason\":\"was refused by the server: Primary key too"
                    + " long (max 127 characters): \\\"" + LONG_KEY + "\\\"\"}",
            "{\"file\":\"test/t.ndjson\",\"line\":10,\"byte\":310,\"reason\":\"was refused by the server: Array keys can only"
                    + " contain numbers, strings, bools,  pseudotypes, or arrays (got null of type NULL).\"}");

    @TempDir
    private Path directory;

    @ClusterTest
    void shouldKeepWhatItRejectsAndSayWhyWhateverTheModeIs(TestServer server) throws IOException {
        Transfers.table(directory.resolve("in"), "test.t", "id", DOCUMENTS);
        List<String> counts = new ArrayList<>();
        try (Cluster cluster = server.connect()) {
            for (Conflict conflict :
                    new Conflict[] {null, Conflict.ERROR, Conflict.REPLACE, Conflict.UPDATE, Conflict.SKIP}) {
                Path rejects = directory.resolve("rejects-" + conflict);

                ImportResult result = load(cluster, "in", conflict, "100%", rejects);

                counts.add(counts(conflict, result));
                if (conflict != Conflict.ERROR) {
                    assertThat(rejects.resolve("test.t.rejected.ndjson")).hasContent(REJECTED);
                    assertThat(Files.readAllLines(rejects.resolve("test.t.reasons.ndjson")))
                            .containsExactlyElementsOf(REASONS);
                }
            }
            assertThat(Transfers.documents(cluster, "test.t"))
                    .containsExactly("{\"a\":1,\"id\":1}", "{\"id\":2}", "{\"id\":3}");
        }
        assertThat(counts)
                .containsExactly(
                        "null: inserted 3, replaced 0, unchanged 0, rejected 7",
                        "ERROR: inserted 0, replaced 0, unchanged 0, rejected 10",
                        "REPLACE: inserted 0, replaced 0, unchanged 3, rejected 7",
                        "UPDATE: inserted 0, replaced 0, unchanged 3, rejected 7",
                        "SKIP: inserted 0, replaced 0, unchanged 3, rejected 7");
        assertThat(directory.resolve("rejects-ERROR/test.t.rejected.ndjson"))
                .content()
                .contains("{\"id\":1,\"a\":1}\n{\"id\":2}\n".substring(15))
                .hasLineCount(11);
    }

    @ClusterTest
    void shouldTakeADocumentThatIsThereForWhatTheModeSaysAndOneThatIsTwiceInTheSourceForNothing(TestServer server) {
        List<String> found = new ArrayList<>();
        try (Cluster cluster = server.connect()) {
            for (Conflict conflict : List.of(Conflict.ERROR, Conflict.REPLACE, Conflict.UPDATE, Conflict.SKIP)) {
                String table = "test." + conflict;
                Transfers.table(
                        directory.resolve(table), table, "id", List.of("{\"id\":1,\"a\":1}", "{\"id\":2,\"a\":2}"));
                load(cluster, table, null, "0", null);
                Transfers.table(
                        directory.resolve(table),
                        table,
                        "id",
                        List.of(
                                "{\"id\":1,\"a\":1}",
                                "{\"id\":2,\"b\":9}",
                                "{\"id\":3}",
                                "{\"id\":2,\"b\":8}",
                                "{\"id\":3,\"b\":8}",
                                "{\"id\":\"" + LONG_KEY + "\"}"));

                found.add(counts(conflict, load(cluster, table, conflict, "5", null)));
                found.add(String.join(" ", Transfers.documents(cluster, table)));
            }
        }
        assertThat(found)
                .containsExactly(
                        "ERROR: inserted 1, replaced 0, unchanged 0, rejected 5",
                        "{\"a\":1,\"id\":1} {\"a\":2,\"id\":2} {\"id\":3}",
                        "REPLACE: inserted 1, replaced 1, unchanged 1, rejected 3",
                        "{\"a\":1,\"id\":1} {\"b\":9,\"id\":2} {\"id\":3}",
                        "UPDATE: inserted 1, replaced 1, unchanged 1, rejected 3",
                        "{\"a\":1,\"id\":1} {\"a\":2,\"b\":9,\"id\":2} {\"id\":3}",
                        "SKIP: inserted 1, replaced 0, unchanged 2, rejected 3",
                        "{\"a\":1,\"id\":1} {\"a\":2,\"id\":2} {\"id\":3}");
    }

    /** The answer of a server to such a batch names fewer documents than there are. */
    @ClusterTest
    void shouldRejectAllOfABatchOfWhichTheServerTakesNone(TestServer server) throws IOException {
        List<String> documents =
                List.of("{\"id\":[null]}", "{\"id\":[{}]}", "{\"id\":\"" + LONG_KEY + "\"}", "{\"id\":\"a\\u0000\"}");
        Transfers.table(directory.resolve("in"), "test.t", "id", documents);
        List<String> counts = new ArrayList<>();
        try (Cluster cluster = server.connect()) {
            for (Conflict conflict :
                    new Conflict[] {null, Conflict.ERROR, Conflict.REPLACE, Conflict.UPDATE, Conflict.SKIP}) {
                Path rejects = directory.resolve("rejects-" + conflict);

                counts.add(counts(conflict, load(cluster, "in", conflict, "100%", rejects)));
                assertThat(Files.readAllLines(rejects.resolve("test.t.rejected.ndjson")))
                        .containsExactlyInAnyOrderElementsOf(documents);
            }
            assertThat(Transfers.documents(cluster, "test.t")).isEmpty();
        }
        assertThat(counts)
                .containsExactly(
                        "null: inserted 0, replaced 0, unchanged 0, rejected 4",
                        "ERROR: inserted 0, replaced 0, unchanged 0, rejected 4",
                        "REPLACE: inserted 0, replaced 0, unchanged 0, rejected 4",
                        "UPDATE: inserted 0, replaced 0, unchanged 0, rejected 4",
                        "SKIP: inserted 0, replaced 0, unchanged 0, rejected 4");
    }

    @ClusterTest
    void shouldFindTheDocumentThatMakesTheServerRefuseTheWholeBatch(TestServer server) throws IOException {
        Transfers.table(
                directory.resolve("in"),
                "test.t",
                "id",
                List.of("{\"id\":1}", "{\"id\":2}", "{\"id\":3,\"n\":1e400}", "{\"id\":4}", "{\"id\":5}"));
        Path rejects = directory.resolve("rejects");

        try (Cluster cluster = server.connect()) {
            ImportResult result = load(cluster, "in", null, "1", rejects);

            assertThat(counts(null, result)).isEqualTo("null: inserted 4, replaced 0, unchanged 0, rejected 1");
            assertThat(result.failures()).isEmpty();
        }
        assertThat(rejects.resolve("test.t.rejected.ndjson")).hasContent("{\"id\":3,\"n\":1e400}\n");
        assertThat(rejects.resolve("test.t.reasons.ndjson"))
                .content()
                .startsWith("{\"file\":\"test/t.ndjson\",\"line\":3,"
                        + "\"byte\":18,\"reason\":\"was refused by the server: ");
    }

    @ClusterTest
    void shouldStopAtTheFirstUnlessSomeAreAllowed(TestServer server) {
        Transfers.table(directory.resolve("key"), "test.key", "id", List.of("{\"id\":1}", "{\"id\":1}", "{\"id\":2}"));
        Transfers.table(
                directory.resolve("refused"),
                "test.refused",
                "id",
                List.of("{\"id\":1}", "{\"id\":[null]}", "{\"id\":2}"));

        try (Cluster cluster = server.connect()) {
            assertFailure(
                    load(cluster, "key", null, "0", null),
                    "test/key.ndjson, document 2 has the key 1 of a document before it; the documents before it were"
                            + " imported",
                    "Mend the file, or let documents be rejected with --max-errors N");
            assertThat(Transfers.documents(cluster, "test.key")).containsExactly("{\"id\":1}");
            assertFailure(
                    load(cluster, "refused", null, "0", null),
                    "test/refused.ndjson, line 2, byte 9: the document was refused by the server: Array keys can only"
                            + " contain numbers, strings, bools,  pseudotypes, or arrays (got null of type NULL).",
                    "Mend the file, or let documents be rejected with --max-errors N");
            assertFailure(
                    load(cluster, "key", Conflict.ERROR, "0", null),
                    "test/key.ndjson, document 2 has the key 1 of a document before it; the documents before it were"
                            + " imported",
                    "Mend the file, or let documents be rejected with --max-errors N");
        }
    }

    @ClusterTest
    void shouldStopWhenMoreThanAllowedAreRejected(TestServer server) {
        Transfers.table(directory.resolve("in"), "test.t", "id", DOCUMENTS);
        Path rejects = directory.resolve("rejects");

        try (Cluster cluster = server.connect()) {
            assertThat(load(cluster, "in", Conflict.REPLACE, "7", rejects).failures())
                    .isEmpty();
            assertThat(load(cluster, "in", Conflict.REPLACE, "70%", rejects).failures())
                    .isEmpty();
            assertFailure(
                    load(cluster, "in", Conflict.REPLACE, "1", rejects),
                    "2 documents were rejected, more than --max-errors 1 allows, the last at test/t.ndjson, line 3, byte 30:"
                            + " the document has null in id, the primary key of test.t; a key is a string, number, bool,"
                            + " time, binary or array",
                    "See what is wrong with each in " + rejects.resolve("test.t-3.reasons.ndjson")
                            + "; mend them, or allow more");
            assertFailure(
                    load(cluster, "in", Conflict.REPLACE, "69%", null),
                    "7 documents were rejected, more than --max-errors 69% allows, the last at test/t.ndjson, line 10, byte"
                            + " 310: the document was refused by the server: Array keys can only contain numbers, strings,"
                            + " bools,  pseudotypes, or arrays (got null of type NULL).",
                    "Mend them, or allow more");
        }
    }

    @ClusterTest
    void shouldFailATableWhoseRejectFileWasRemovedMeanwhile(TestServer server) {
        Transfers.table(directory.resolve("in"), "test.t", "id", DOCUMENTS);

        try (Cluster cluster = server.connect()) {
            Path removed = directory.resolve("removed/test.t.rejected.ndjson");
            assertThat(whenRead(cluster, "removed", () -> remove(removed)))
                    .isEqualTo("cannot write " + removed + ": it was removed");
            Path replaced = directory.resolve("replaced/test.t.reasons.ndjson");
            assertThat(whenRead(cluster, "replaced", () -> replace(replaced)))
                    .isEqualTo("cannot write " + directory.resolve("replaced/test.t.rejected.ndjson")
                            + ": another file has its name");
            Path gone = directory.resolve("gone/test.t.rejected.ndjson");
            assertThat(whenRead(
                            cluster,
                            "gone",
                            () -> remove(gone, gone.resolveSibling("test.t.reasons.ndjson"), gone.getParent())))
                    .isEqualTo("cannot write " + gone + ": its directory is not there");
        }
    }

    /** Why an import fails when something is done to its reject files as soon as it has read all documents. */
    private String whenRead(Cluster cluster, String rejects, Runnable action) {
        ImportOptions options = new ImportOptions(
                Conflict.SKIP,
                1,
                false,
                true,
                new TroubleOptions(MaxErrors.parse("100%"), directory.resolve(rejects), false));
        ImportResult result =
                Transfers.load(cluster, directory.resolve("in"), options, new CancellationToken(), event -> {
                    if (event instanceof TransferEvent.TableFinished) {
                        action.run();
                    }
                });
        assertThat(result.tables()).singleElement().satisfies(table -> {
            assertThat(table.complete()).isFalse();
            assertThat(table.rejects().count()).isEqualTo(7);
            assertThat(table.rejects().file()).isEmpty();
        });
        assertThat(result.failures()).hasSize(1);
        return result.failures().get(0).reason().getMessage();
    }

    private static void remove(Path... files) {
        try {
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void replace(Path file) {
        try {
            Files.move(Files.createFile(file.resolveSibling("other")), file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImportResult load(Cluster cluster, String from, Conflict conflict, String maxErrors, Path rejects) {
        ImportOptions options = new ImportOptions(
                conflict, 1, false, true, new TroubleOptions(MaxErrors.parse(maxErrors), rejects, false));
        return Transfers.load(
                cluster, directory.resolve(from), options, Renames.parse(List.of()), Selection.everything());
    }

    private static String counts(Conflict conflict, ImportResult result) {
        InsertResult total = result.total();
        return "%s: inserted %d, replaced %d, unchanged %d, rejected %d"
                .formatted(conflict, total.inserted(), total.replaced(), total.unchanged(), total.errors());
    }

    private static void assertFailure(ImportResult result, String message, String hint) {
        assertThat(result.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.reason()).hasMessage(message);
            assertThat(failure.reason().hint()).hasValue(hint);
            assertThat(failure.reason().exitCode()).isEqualTo(ExitCode.FAILED);
        });
    }
}

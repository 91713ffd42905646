package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.AnswerProxy;
import io.github.rethinksh.testing.AnswerProxy.Fault;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What commands that read ask for, with its answer lost: they ask again. */
@Timeout(600)
class LostQuestionsTest {
    private static final int DOCUMENTS = 2500;

    @TempDir
    private Path directory;

    /** What is asked for, by the number of its term: what there is, the definitions of tables, their documents. */
    private enum Question {
        TREE(38),
        DEFINITIONS(2),
        DOCUMENTS(41);

        private final int term;

        Question(int term) {
            this.term = term;
        }
    }

    @BeforeEach
    void write() throws IOException {
        Path database = Files.createDirectories(directory.resolve("in/test"));
        Files.writeString(
                database.resolve("t.info"),
                "{\"primary_key\":\"id\",\"indexes\":[],\"db\":{\"name\":\"test\",\"type\":\"DB\"}}");
        Files.writeString(
                database.resolve("t.ndjson"),
                IntStream.range(0, DOCUMENTS)
                        .mapToObj("{\"id\":%d}\n"::formatted)
                        .collect(Collectors.joining()));
    }

    @ClusterTest
    void shouldAskAgain(TestServer server) {
        assertThat(run(server, List.of("import", "in", "--yes")).code()).isZero();
        int runs = 0;
        for (Question question : Question.values()) {
            for (Fault fault : List.of(Fault.LOST, Fault.UNAVAILABLE)) {
                String to = "out" + runs++;
                for (List<String> command : List.of(
                        List.of("export", "test", "--to", to),
                        List.of("dump", "-f", to + ".tar.gz"),
                        List.of("verify", "in", "--live"))) {
                    disturb(server, question, fault, command);
                }
                assertThat(run(server, List.of("diff", "in", to)).code()).isZero();
                assertThat(run(server, List.of("diff", "in", to + ".tar.gz")).code())
                        .isZero();
            }
        }
    }

    @ClusterTest
    void shouldAskAgainForThePlanOfAnImport(TestServer server) {
        assertThat(run(server, List.of("import", "in", "--yes")).code()).isZero();
        List<String> directory = List.of("import", "in", "--conflict", "skip", "--dry-run");
        List<String> file = List.of("import", "-f", "in/test/t.ndjson", "--table", "test.t", "--dry-run", "--only-new");
        for (List<String> command : List.of(directory, file)) {
            for (Fault fault : List.of(Fault.LOST, Fault.UNAVAILABLE)) {
                disturb(server, Question.TREE, fault, command);
                disturb(server, Question.DEFINITIONS, fault, command);
            }
        }
    }

    @ClusterTest
    void shouldPlanAnImportForAsLongAsMaxWaitSays(TestServer server) {
        assertThat(run(server, List.of("import", "in", "--yes")).code()).isZero();
        try (AnswerProxy proxy = new AnswerProxy(server, Question.DEFINITIONS.term, Fault.UNAVAILABLE)) {
            Program.Outcome tried = run(proxy, List.of("import", "in", "--conflict", "skip", "--dry-run"));
            assertThat(tried.err())
                    .contains("test.t: Cannot perform read: primary replica for shard [-inf, +inf) not available;"
                            + " trying again\n");
        }
        try (AnswerProxy proxy = new AnswerProxy(server, Question.DEFINITIONS.term, Fault.UNAVAILABLE)) {
            Program.Outcome given =
                    run(proxy, List.of("import", "in", "--conflict", "skip", "--dry-run", "--max-wait", "0s"));
            assertThat(given.err())
                    .contains("error: ")
                    .contains("primary replica for shard [-inf, +inf) not available");
            assertThat(given.code()).isNotZero();
        }
    }

    @ClusterTest
    void shouldFailATableThatIsNotAvailableForLongerThanMaxWait(TestServer server) {
        assertThat(run(server, List.of("import", "in", "--yes")).code()).isZero();
        try (AnswerProxy proxy = new AnswerProxy(server, Question.DOCUMENTS.term, Fault.UNAVAILABLE)) {
            Program.Outcome failed = run(proxy, List.of("export", "test", "--to", "out", "--max-wait", "0s"));
            assertThat(failed.err()).contains("error: test.t failed: ").contains("hint: to go on: ");
            assertThat(failed.code()).isEqualTo(1);
        }
        assertThat(run(server, List.of("export", "test", "--to", "out", "--resume"))
                        .code())
                .isZero();
    }

    private void disturb(TestServer server, Question question, Fault fault, List<String> command) {
        try (AnswerProxy proxy = new AnswerProxy(server, question.term, fault)) {
            Program.Outcome outcome = run(proxy, command);

            String what = question + " " + fault + " " + command;
            assertThat(proxy.hasHappened()).as(what).isTrue();
            assertThat(outcome.code())
                    .as(what + "\n" + outcome.out() + outcome.err())
                    .isZero();
        }
    }

    private Program.Outcome run(TestServer server, List<String> command) {
        return new Program(directory)
                .on(server)
                .with(command.toArray(String[]::new))
                .run();
    }
}

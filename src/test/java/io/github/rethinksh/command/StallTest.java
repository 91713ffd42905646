package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.FaultProxy;
import io.github.rethinksh.testing.FaultProxy.Direction;
import io.github.rethinksh.testing.FaultProxy.Fault;
import io.github.rethinksh.testing.JavaProcess;
import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that takes a query and never answers: a command waits for it until it is told to end, and then ends at once. */
@Timeout(180)
class StallTest {
    private static final List<String> COMMANDS = List.of(
            "export test --to out",
            "dump -f out.tar.gz",
            "count test.t",
            "peek test.t",
            "get test.t 1",
            "ls",
            "info test.t",
            "status",
            "verify whole --live",
            "import in --yes",
            "restore whole.tar.gz --force");

    /** The answer that does not come is not the first one. */
    private static final List<Map.Entry<String, Integer>> LATER = List.of(
            Map.entry("export test --to out", 2),
            Map.entry("verify whole --live", 2),
            Map.entry("import in --yes", 4),
            Map.entry("restore whole.tar.gz --force", 4));

    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        for (String database : List.of("in", "whole")) {
            Files.createDirectories(directory.resolve(database + "/test"));
            Files.writeString(directory.resolve(database + "/test/t.json"), "[{\"id\":1},\n{\"id\":2}]\n");
            Files.writeString(directory.resolve(database + "/test/t.info"), "{\"primary_key\":\"id\",\"indexes\":[]}");
        }
        Files.move(directory.resolve("in/test/t.json"), directory.resolve("in/test/new.json"));
        Files.move(directory.resolve("in/test/t.info"), directory.resolve("in/test/new.info"));
    }

    @ClusterTest
    void shouldEndWhenToldTo(TestServer server) throws Exception {
        program(server, "import whole --yes");
        program(server, "dump -f whole.tar.gz");
        for (String command : COMMANDS) {
            stall(server, command, 0);
        }
        for (Map.Entry<String, Integer> later : LATER) {
            stall(server, later.getKey(), later.getValue());
        }
    }

    private void stall(TestServer server, String command, int frame) throws IOException, InterruptedException {
        try (FaultProxy proxy = new FaultProxy(server, new FaultProxy.Point(Direction.ANSWERS, frame, Fault.STALL))) {
            Path errors = directory.resolve("errors");
            List<String> words = new ArrayList<>(JavaProcess.command("-XX:TieredStopAtLevel=1"));
            words.addAll(List.of("-c", proxy.address()));
            words.addAll(Arrays.asList(command.split(" ")));
            Process process = new ProcessBuilder(words)
                    .directory(directory.toFile())
                    .redirectError(errors.toFile())
                    .start();
            proxy.awaitFault();
            process.destroy();
            int code = process.waitFor();

            assertThat(code).as(command).isEqualTo(143);
            // What is not said within the patience of the shutdown is not said at all.
            assertThat(errors).as(command + " at " + frame).content().contains("error: interrupted");
            assertThat(directory.resolve("out/test/t.json")).doesNotExist();
            assertThat(directory.resolve("out.tar.gz")).doesNotExist();
        }
    }

    private void program(TestServer server, String command) {
        Program.Outcome outcome =
                new Program(directory).on(server).with(command.split(" ")).run();
        assertThat(outcome.code()).as(command + ": " + outcome.err()).isZero();
    }
}

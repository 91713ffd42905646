package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.command.CommandContext;
import io.github.rethinksh.command.CommandFactory;
import io.github.rethinksh.command.DataStreams;
import io.github.rethinksh.command.JobControl;
import io.github.rethinksh.command.ShellCommands;
import io.github.rethinksh.command.ShellControl;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.session.Session;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.jline.reader.Candidate;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the commands for jobs offer beside jobs that run and jobs that ended. */
class JobCompletionTest {
    private static final List<JobControl.Standing> JOBS =
            List.of(job(1, "done"), job(2, "running"), job(3, "cancelled"), job(4, "stopping"), job(5, "failed"));

    @TempDir
    private Path directory;

    @Command(name = "rethinksh")
    private static final class Words {}

    private static JobControl.Standing job(int number, String state) {
        return new JobControl.Standing(number, state, "", "", "", Duration.ZERO, "export test.t" + number);
    }

    private static final class WithJobs implements ShellControl {
        @Override
        public void exit(int code) {}

        @Override
        public void clear() {}

        @Override
        public List<String> history() {
            return List.of();
        }

        @Override
        public ToIntFunction<List<String>> runner() {
            return words -> 0;
        }

        @Override
        public boolean isEnding() {
            return false;
        }

        @Override
        public JobControl jobs() {
            return new JobControl() {
                @Override
                public List<Standing> all() {
                    return JOBS;
                }

                @Override
                public int await(OptionalInt number, CancellationToken token) {
                    return 0;
                }

                @Override
                public int cancel(OptionalInt number) {
                    return 0;
                }
            };
        }
    }

    @ParameterizedTest
    @CsvSource({"wait", "cancel"})
    void shouldOfferTheJobsThatRunWithTheirLines(String command) {
        assertThat(complete(command + " "))
                .extracting(candidate -> candidate.value() + ": " + candidate.descr())
                .containsExactly("2: export test.t2", "4: export test.t4");
        assertThat(complete(command + " 4")).extracting(Candidate::value).containsExactly("4");
        assertThat(complete(command + " 1")).isEmpty();
    }

    private List<Candidate> complete(String line) {
        try (Session session = new Session()) {
            CommandLine root = new CommandLine(
                    new Words(),
                    new CommandFactory(new CommandContext(
                            session,
                            null,
                            null,
                            new WithJobs(),
                            null,
                            DataStreams.none(),
                            CancellationToken::new,
                            directory,
                            Clock.systemUTC(),
                            "")));
            ShellCommands.addTo(root);
            List<Candidate> candidates = new ArrayList<>();
            new ShellCompleter(root, directory, directory)
                    .complete(null, new LineParser().parse(line, line.length(), ParseContext.COMPLETE), candidates);
            return candidates;
        }
    }
}

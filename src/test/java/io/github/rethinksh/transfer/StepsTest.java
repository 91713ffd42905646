package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsTest {
    private static final String LOST = "test.t: lost the connection; connecting again";

    private final CancellationToken token = new CancellationToken();
    private final Heard heard = new Heard(event -> {});
    private final Steps steps = new Steps(new Retries(Duration.ofMinutes(1), token, heard), token);

    @Test
    void shouldSayThatItWasTriedBefore() {
        List<Boolean> attempts = new ArrayList<>();

        steps.take("test.t", again -> {
            attempts.add(again);
            lostBefore(3, attempts.size());
        });

        assertThat(attempts).containsExactly(false, true, true);
        assertThat(heard.notes()).hasSize(2).first().isEqualTo(LOST);
    }

    /** Hours may lie between the first loss and the second. */
    @Test
    void shouldBeginToWaitAnewWhenALongStepIsLostAgain() {
        List<String> done = new ArrayList<>();

        steps.takeLong("test.t", () -> done.add("question"), () -> {
            done.add("step");
            lostBefore(5, done.size());
        });

        assertThat(done).containsExactly("step", "question", "step", "question", "step");
        assertThat(heard.notes())
                .satisfiesExactly(
                        note -> assertThat(note).isEqualTo(LOST),
                        note -> assertThat(note).startsWith("going on after "),
                        note -> assertThat(note).isEqualTo(LOST),
                        note -> assertThat(note).startsWith("going on after "));
    }

    @Test
    void shouldTakeNoStepWhenCancelled() {
        token.cancel();

        assertThatThrownBy(() -> steps.take("test.t", () -> {
                    throw new AssertionError("it was taken");
                }))
                .isInstanceOfSatisfying(
                        ShellException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INTERRUPTED));
    }

    private static void lostBefore(int last, int now) {
        if (now < last) {
            throw new ShellException(ExitCode.NO_CONNECTION, "lost the connection", "Look after the server");
        }
    }
}

package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final TableName TABLE = new TableName("test", "t");
    private final ShellException lost =
            new ShellException(ExitCode.NO_CONNECTION, "lost the connection", "Look after the server");

    private final Heard heard = new Heard(event -> {});

    @Test
    void shouldTellOnceWhatSeveralWorkersMeet() {
        Retries retries = retries(Duration.ofMinutes(1));
        Retry one = retries.forWorker();
        Retry other = retries.forWorker();

        one.orThrow(TABLE, lost);
        other.orThrow(TABLE, lost);
        one.orThrow(TABLE, lost);
        one.succeeded();
        other.succeeded();

        assertThat(heard.retries()).isEqualTo(3);
        assertThat(heard.notes())
                .satisfiesExactly(
                        note -> assertThat(note).isEqualTo("test.t: lost the connection; connecting again"),
                        note -> assertThat(note).matches("going on after \\d\\.\\d s"));
    }

    @Test
    void shouldTellTheNextTroubleAgain() {
        Retry worker = retries(Duration.ofMinutes(1)).forWorker();

        worker.orThrow(TABLE, lost);
        worker.succeeded();
        worker.succeeded();
        worker.orThrow(TABLE, lost);

        assertThat(heard.notes()).hasSize(3).last().isEqualTo("test.t: lost the connection; connecting again");
    }

    @Test
    void shouldTellNothingWhenItDoesNotTryAgain() {
        Retry worker = retries(Duration.ZERO).forWorker();

        assertThatThrownBy(() -> worker.orThrow(TABLE, lost)).isSameAs(lost);

        assertThat(heard.notes()).isEmpty();
    }

    private Retries retries(Duration maxWait) {
        return new Retries(maxWait, new CancellationToken(), heard);
    }
}

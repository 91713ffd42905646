package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    @ParameterizedTest
    @CsvSource({
        "20MB/s, 20000000, 0",
        "1.5 gb/s, 1500000000, 0",
        "64kB, 64000, 0",
        "100b/s, 100, 0",
        "5000docs/s, 0, 5000",
        "0.4docs, 0, 1"
    })
    void shouldReadBytesOrDocumentsASecond(String text, long bytes, long rows) {
        assertThat(Rate.parse(text)).isEqualTo(new Rate(bytes, rows));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "fast", "0MB/s", "-1MB/s", "20MB/h", "1e9MB/s"})
    void shouldRefuseWhatIsNoRate(String text) {
        assertThatThrownBy(() -> Rate.parse(text))
                .isInstanceOfSatisfying(
                        ShellException.class,
                        error -> assertThat(error.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    @Test
    void shouldTakeAtLeastTheTimeThatTheRateAllows() {
        RateLimit limit = new RateLimit(new Rate(1_000_000, 0));
        long start = System.nanoTime();

        limit.pass(1, 50_000, new CancellationToken());
        limit.pass(1, 50_000, new CancellationToken());

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void shouldNotHoldUpWhoCancels() {
        RateLimit limit = new RateLimit(new Rate(1, 0));
        CancellationToken token = new CancellationToken();
        token.cancel();

        assertThatThrownBy(() -> limit.pass(1, 1_000_000, token))
                .isInstanceOfSatisfying(
                        ShellException.class,
                        error -> assertThat(error.exitCode()).isEqualTo(ExitCode.INTERRUPTED));
    }
}

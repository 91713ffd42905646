package io.github.rethinksh.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KillsTest {
    /** It waits for input that never comes. */
    private static final List<String> ENDLESS = List.of("cat");

    private static final List<String> OVER_AT_ONCE = List.of("true");

    @TempDir
    private Path directory;

    @Test
    void shouldTellTheMomentOfEachKill() throws Exception {
        Kills kills = new Kills(2, null, directory, Duration.ofMillis(20));
        int killed = 0;
        while (kills.next()) {
            killed++;
            assertThat(kills.kill(ENDLESS))
                    .matches("kill " + killed + " of 2 after (\\d+) of 20 ms, again with -Dkills.at=\\1, 137");
        }

        assertThat(killed).isEqualTo(2);
    }

    @Test
    void shouldTryEarlierWhenItEndedBefore() throws Exception {
        Kills kills = new Kills(1, null, directory, Duration.ofHours(10));

        long first = moment(kills.kill(OVER_AT_ONCE));
        assertThat(kills.next()).isTrue();
        long second = moment(kills.kill(OVER_AT_ONCE));

        assertThat(second).isBetween(first / 2 - 1, first / 2);
    }

    @Test
    void shouldFailWhenNothingCanBeKilled() {
        Kills kills = new Kills(1, null, directory, Duration.ofHours(10));

        assertThatThrownBy(() -> {
                    while (kills.next()) {
                        kills.kill(OVER_AT_ONCE);
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has not killed anything: it ended before with 0");
    }

    private static long moment(String told) {
        assertThat(told).endsWith("which it did not wait for, with 0");
        return Long.parseLong(told.replaceFirst(".*-Dkills.at=(\\d+).*", "$1"));
    }
}

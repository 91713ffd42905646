package io.github.rethinksh.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerVersionTest {
    @ParameterizedTest
    @CsvSource({
        "2.4.4, 2, 4, 4",
        "2.4.0-20200102030405, 2, 4, 0",
        "rethinkdb 2.3.7~0jammy (GCC 11), 2, 3, 7",
        "2.4, 2, 4, 0",
        "3, 3, 0, 0",
        "999999.1.2, 999999, 1, 2",
        "'', 0, 0, 0"
    })
    void shouldReadTheFirstThreeNumbers(String text, int major, int minor, int patch) {
        assertThat(ServerVersion.of(text)).isEqualTo(new ServerVersion(major, minor, patch));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20200102030405", "1000000.0", "unknown"})
    void shouldTakeWhatItCannotReadForNew(String text) {
        assertThat(ServerVersion.of(text)).isGreaterThan(new ServerVersion(999_999, 999_999, 999_999));
    }

    @ParameterizedTest
    @CsvSource({"2.3.6, -1", "2.3.7, 0", "2.3.10, 1", "2.4.0, 1", "1.16.3, -1", "10.0, 1"})
    void shouldOrderByNumbers(String text, int order) {
        assertThat(Integer.signum(ServerVersion.of(text).compareTo(new ServerVersion(2, 3, 7))))
                .isEqualTo(order);
    }
}

package io.github.rethinksh.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "0s, PT0S", "30s, PT30S", "5M, PT5M", "2h, PT2H", "' 1m ', PT1M"})
    void shouldReadANumberWithItsUnit(String text, Duration expected) {
        assertThat(Durations.parse(text)).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "-1s", "1.5s", "1 m", "1d", "9999999s"})
    void shouldReadNothingElse(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }
}

package io.github.rethinksh.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class NearestNamesTest {
    private static final List<String> NAMES = List.of("users", "orders", "Order_items", "user_settings", "log");

    @Test
    void shouldFindWhatIsAFewMistakesAway() {
        assertThat(NearestNames.to("usesr", NAMES)).containsExactly("users");
        assertThat(NearestNames.to("ORDER", NAMES)).containsExactly("orders");
        assertThat(NearestNames.to("lgo", NAMES)).containsExactly("log");
        assertThat(NearestNames.to("nothing", NAMES)).isEmpty();
    }

    @Test
    void shouldFindWhatBeginsLikeThatTheNearestFirst() {
        assertThat(NearestNames.to("user", NAMES)).containsExactly("users", "user_settings");
    }

    @Test
    void shouldFindNothingForNothing() {
        assertThat(NearestNames.to("", NAMES)).isEmpty();
        assertThat(NearestNames.to("l", NAMES)).containsExactly("log");
    }

    @Test
    void shouldNotLookCloserAtNamesOfAnotherLength() {
        List<String> many = IntStream.range(0, 5000).mapToObj(i -> "table_" + i).toList();

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(NearestNames.to("x".repeat(100_000), many)).isEmpty());
    }
}

package io.github.rethinksh.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SomeNamesTest {
    @Test
    void shouldNameAllOfFewAndTheFirstOfMany() {
        assertThat(SomeNames.of(List.of())).isEmpty();
        assertThat(SomeNames.of(List.of("a", "b"))).isEqualTo("a, b");
        assertThat(SomeNames.of(List.of("a", "b", "c", "d", "e"))).isEqualTo("a, b, c, d, e");
        assertThat(SomeNames.of(List.of("a", "b", "c", "d", "e", "f", "g"))).isEqualTo("a, b, c, d, e and 2 more");
    }
}

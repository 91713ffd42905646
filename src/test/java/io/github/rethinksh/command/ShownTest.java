package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShownTest {
    @Test
    void shouldDrawABarForEachValue() {
        assertThat(Shown.bars(List.of(0.0, 1.0, 4.0, 7.0)).text()).isEqualTo("▁▂▅█");
        assertThat(Shown.bars(List.of(0.0, 1.0, 4.0, 7.0)).plain()).isEqualTo("_.=#");
        assertThat(Shown.bars(List.of(0.0, 0.0)).text()).isEqualTo("▁▁");
        assertThat(Shown.bars(List.of()).text()).isEmpty();
    }

    @Test
    void shouldShowSizesInThousands() {
        assertThat(Shown.bytes(113_200_000)).isEqualTo(new Shown(113_200_000L, "113.2 MB"));
    }
}

package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrownListTest {
    @Test
    void shouldLeaveTheListBeforeAsItWas() {
        GrownList<String> one = GrownList.of(List.of("a"));
        GrownList<String> two = one.plus("b");
        GrownList<String> other = one.plus("c");

        assertThat(one).containsExactly("a");
        assertThat(two).containsExactly("a", "b");
        assertThat(other).containsExactly("a", "c");
        assertThat(two.plus("d")).containsExactly("a", "b", "d");
        assertThatThrownBy(() -> one.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void shouldNotChangeWithTheListThatItWasMadeOf() {
        List<String> first = new ArrayList<>(List.of("a"));
        GrownList<String> list = GrownList.of(first);
        first.set(0, "x");

        assertThat(list).containsExactly("a");
        assertThatThrownBy(() -> list.add("b")).isInstanceOf(UnsupportedOperationException.class);
    }
}

package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenamesTest {
    @Test
    void shouldLetTheRuleOfATableGoBeforeThatOfItsDatabase() {
        Renames renames = Renames.parse(List.of("a=b", "a.t=c.u"));

        assertThat(renames.of(Transfers.name("a.t"))).hasToString("c.u");
        assertThat(renames.of(Transfers.name("a.other"))).hasToString("b.other");
        assertThat(renames.of(Transfers.name("b.t"))).hasToString("b.t");
        assertThat(renames.database("a")).isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a=", "=a", "a=b=c", "a.b=c", "a=b.c", "a.b.c=d.e", "a b=c", "a.*=b.*"})
    void shouldRefuseWhatIsNoRule(String rule) {
        assertThatThrownBy(() -> Renames.parse(List.of(rule))).hasMessage("'" + rule + "' is no rename");
    }
}

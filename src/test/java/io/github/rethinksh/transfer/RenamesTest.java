package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource({
        "a.*=b.*, a.t, b.t",
        "a.*=b.old_*, a.t, b.old_t",
        "a.t*=a.*, a.table, a.able",
        "a.*_x=b.*, a.t_x, b.t",
        "*.t=*_new.u, a.t, a_new.u",
        "a.*=b.t, a.x, b.t",
        "a.*=b.*, c.t, c.t",
        "a.x*x=b.*, a.x, a.x"
    })
    void shouldPutWhatAStarStandsForIntoTheNewName(String rule, String name, String renamed) {
        assertThat(Renames.parse(List.of(rule)).of(Transfers.name(name))).hasToString(renamed);
    }

    @Test
    void shouldLetATableGoBeforePatternsAndTheseBeforeDatabases() {
        Renames renames = Renames.parse(List.of("a=z", "a.o*=y.*", "a.*e=x.*", "a.one=w.one"));

        assertThat(List.of("a.one", "a.ode", "a.eve", "a.two"))
                .extracting(name -> renames.of(Transfers.name(name)).toString())
                .containsExactly("w.one", "y.de", "x.ev", "z.two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a=",
                "=a",
                "a=b=c",
                "a.b=c",
                "a=b.c",
                "a.b.c=d.e",
                "a b=c",
                "a.*=b",
                "a.b=c.*",
                "a.**=b.*",
                "a.*=b.**",
                "*=b"
            })
    void shouldRefuseWhatIsNoRule(String rule) {
        assertThatThrownBy(() -> Renames.parse(List.of(rule))).hasMessage("'" + rule + "' is no rename");
    }
}

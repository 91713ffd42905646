package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaxErrorsTest {
    @ParameterizedTest
    @CsvSource({
        "0,     0, 10,  false",
        "0,     1, 10,  true",
        "0,     1, -1,  true",
        "2,     2, 3,   false",
        "2,     3, -1,  true",
        "10%,   1, 10,  false",
        "10%,   2, 10,  true",
        "10%,   9, -1,  false",
        "0.5%,  1, 200, false",
        "0.5%,  1, 199, true",
        "0%,    1, -1,  true",
        "100%,  7, 7,   false",
        "10%,   0, 0,   false"
    })
    void shouldSayWhetherThereAreTooMany(String text, long rejected, long rows, boolean tooMany) {
        assertThat(MaxErrors.parse(text).exceededBy(rejected, rows)).isEqualTo(tooMany);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "%", "101%", "1.5", "1e3", "ten", "5 %"})
    void shouldRefuseWhatIsNeitherANumberNorAPercentage(String text) {
        assertThatThrownBy(() -> MaxErrors.parse(text)).isInstanceOfSatisfying(ShellException.class, refused -> {
            assertThat(refused).hasMessage("--max-errors takes a number of documents or a percentage, not " + text);
            assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(refused.hint()).hasValue("Write 100 or 0.5%, say");
        });
    }

    @Test
    void shouldAllowNoneUnlessToldOtherwise() {
        assertThat(MaxErrors.NONE.exceededBy(0, -1)).isFalse();
        assertThat(MaxErrors.NONE.exceededBy(1, -1)).isTrue();
    }
}

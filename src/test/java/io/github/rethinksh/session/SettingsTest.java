package io.github.rethinksh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void shouldBeginWithWhatIsUsual() {
        assertThat(Arrays.stream(Setting.values())
                        .map(setting ->
                                setting.title() + "=" + Settings.initial().get(setting)))
                .containsExactly(
                        "format=auto",
                        "dates=readable",
                        "long-values=cut",
                        "pager=on",
                        "timing=off",
                        "export-clients=3",
                        "import-clients=8",
                        "read-mode=single",
                        "peek-rows=5",
                        "max-wait=1m",
                        "tips=on");
    }

    @Test
    void shouldTakeSwitchesAsTheConfigurationFileHasThem() {
        Settings changed = Settings.initial().with(Setting.TIMING, "true").with(Setting.TIPS, "False");

        assertThat(changed.get(Setting.TIMING)).isEqualTo("on");
        assertThat(changed.get(Setting.TIPS)).isEqualTo("off");
    }

    @Test
    void shouldLeaveTheOldSettingsAlone() {
        Settings before = Settings.initial();
        Settings after = before.with(Setting.PEEK_ROWS, "10").with(Setting.TIPS, "OFF");

        assertThat(after.number(Setting.PEEK_ROWS)).isEqualTo(10);
        assertThat(after.get(Setting.TIPS)).isEqualTo("off");
        assertThat(after.isOn(Setting.TIPS)).isFalse();
        assertThat(after.origin(Setting.TIPS)).isEqualTo(Settings.Origin.SESSION);
        assertThat(after.origin(Setting.FORMAT)).isEqualTo(Settings.Origin.DEFAULT);
        assertThat(before.number(Setting.PEEK_ROWS)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "99999", "1.5", "01", "+1", "", "ten"})
    void shouldTakeWholeNumbersOnly(String value) {
        assertThatThrownBy(() -> Settings.initial().with(Setting.EXPORT_CLIENTS, value))
                .isInstanceOfSatisfying(ShellException.class, refused -> {
                    assertThat(refused).hasMessage("export-clients cannot be " + value);
                    assertThat(refused.hint()).hasValue("It may be: a whole number from 1 to 1000");
                    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
                });
    }

    @Test
    void shouldTakeOneOfTheChoicesOnly() {
        assertThatThrownBy(() -> Settings.initial().with(Setting.READ_MODE, "fast"))
                .isInstanceOfSatisfying(
                        ShellException.class,
                        refused -> assertThat(refused.hint()).hasValue("It may be: single, majority, outdated"))
                .hasMessage("read-mode cannot be fast");
    }

    @ParameterizedTest
    @CsvSource({"format, FORMAT", "Peek-Rows, PEEK_ROWS", "import-clients, IMPORT_CLIENTS"})
    void shouldFindASettingByItsName(String name, Setting setting) {
        assertThat(Setting.named(name)).isEqualTo(setting);
    }

    @Test
    void shouldTellThatThereIsNoSuchSetting() {
        assertThatThrownBy(() -> Setting.named("colour")).hasMessage("there is no setting colour");
    }
}

package io.github.rethinksh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.cluster.Encryption;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFileTest {
    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("rethinksh/config.toml");
    }

    private Configuration read(String text) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), text);
        return ConfigurationFile.read(file(), Path.of("/home/ann"), "bob");
    }

    @ParameterizedTest
    @CsvSource({
        "db1, true",
        "DB1:28015, true",
        "rethinkdb://ann@db1/shop, true",
        "@same, true",
        "db2:31000, true",
        "'db3,db2:31000', true",
        "db1:31000, false",
        "db2, false",
        "@other, false",
        "localhost:31000, true",
        "[::1]:31000, true",
        "127.0.0.1:31000, true",
        "localhost, false",
    })
    void shouldKnowProductionHoweverItIsNamed(String word, boolean production) throws IOException {
        Configuration configuration = read("""
                [profiles.prod]
                connect = "db1,db2:31000,LocalHost:31000"
                production = true
                [profiles.same]
                connect = "db1:28015"
                [profiles.other]
                connect = "db4"
                """);

        assertThat(configuration.profile(word).production()).isEqualTo(production);
    }

    @Test
    void shouldSayNothingWithoutAFile() {
        Configuration configuration = ConfigurationFile.read(file(), directory, null);

        assertThat(configuration.settings().get(Setting.PEEK_ROWS)).isEqualTo("5");
        assertThat(configuration.profiles()).isEmpty();
        assertThat(configuration.file()).contains(file());
    }

    @Test
    void shouldReadSettings() throws IOException {
        Settings settings =
                read("peek-rows = 12\nformat = \"vertical\"\ntiming = true\ntips = false\nmax-wait = '90s'\n")
                        .settings();

        assertThat(settings.number(Setting.PEEK_ROWS)).isEqualTo(12);
        assertThat(settings.get(Setting.FORMAT)).isEqualTo("vertical");
        assertThat(settings.isOn(Setting.TIMING)).isTrue();
        assertThat(settings.isOn(Setting.TIPS)).isFalse();
        assertThat(settings.duration(Setting.MAX_WAIT)).hasSeconds(90);
        assertThat(settings.origin(Setting.FORMAT)).isEqualTo(Settings.Origin.FILE);
    }

    @Test
    void shouldReadProfiles() throws IOException {
        Configuration configuration = read("""
                [profiles.prod]
                connect = "db1,db2:28016"
                user = "ann"
                database = "shop"
                password-file = "~/secret"
                tls-cert = "ca.pem"
                production = true

                [profiles.try]
                connect = "rethinkdb://carl@try.example.com/test2"
                tls = true
                """);

        Profile production = configuration.profile("@prod");
        assertThat(production.name()).isEqualTo("prod");
        assertThat(production.address()).hasToString("db1,db2:28016");
        assertThat(production.user()).contains("ann");
        assertThat(production.database()).contains("shop");
        assertThat(production.passwordFile()).contains(Path.of("/home/ann/secret"));
        assertThat(production.encryption())
                .isEqualTo(new Encryption.Certificates(directory.resolve("rethinksh/ca.pem")));
        assertThat(production.production()).isTrue();
        Profile other = configuration.profile("@try");
        assertThat(other.user()).contains("carl");
        assertThat(other.database()).contains("test2");
        assertThat(other.encryption()).isEqualTo(new Encryption.SystemTrust());
        assertThat(other.production()).isFalse();
    }

    @Test
    void shouldTakeTheUsualUserWhereNothingElseNamesOne() throws IOException {
        Configuration configuration = read("[profiles.a]\nconnect = \"h\"\n");

        assertThat(configuration.profile("@a").user()).contains("bob");
        assertThat(configuration.profile("h2").user()).contains("bob");
        assertThat(configuration.profile("rethinkdb://ann@h").user()).contains("ann");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "peek-row = 1 | there is no setting peek-row | did you mean 'peek-rows'?",
                "peek-rows = 0 | peek-rows cannot be 0 | It may be: a whole number from 1 to 1000",
                "peek-rows = [1] | peek-rows cannot be [1] | It may be: a whole number from 1 to 1000",
                "tips = \"maybe\" | tips cannot be maybe | It may be: on, off",
                "profiles.a = 1 | the profile a is no section | Write [profiles.a], and what belongs to it below",
                "profiles.a.user = 'x' | the profile a lacks connect | Write: connect = \"db1.example.com\"",
                "profiles.a.port = 1 | the profile a has an unknown key: port "
                        + "| A profile may have: connect, user, database, password-file, tls, tls-cert, production",
                "profiles.a.connect = 1 | the profile a has a connect that is no text "
                        + "| Write it in quotes: connect = \"...\"",
                "profiles.a = {connect = 'h', tls = 1} | the profile a has a tls that is neither true nor false "
                        + "| Write: tls = true",
                "profiles.a.password = 'x' | the profile a holds a password "
                        + "| Put it into a file that only you can read, and name that: password-file = \"...\"",
                "profiles.a.connect = 'rethinkdb://u:x@h' | the profile a holds a password "
                        + "| Put it into a file that only you can read, and name that: password-file = \"...\"",
            })
    void shouldRefuseWhatNobodyUnderstands(String line, String message, String hint) {
        assertThatThrownBy(() -> read(line + "\n")).isInstanceOfSatisfying(ShellException.class, refused -> {
            assertThat(refused).hasMessage(file() + ": " + message);
            assertThat(refused.hint()).isEqualTo(Optional.of(hint));
            assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        });
    }

    @Test
    void shouldTellWhereItIsNoToml() {
        assertThatThrownBy(() -> read("tips = \"on\"\nformat = vertical\n"))
                .hasMessage(file() + ", line 2, column 10: this is no TOML");
    }

    @Test
    void shouldRefuseAFileThatHasNoEnd() {
        assertThatThrownBy(() -> ConfigurationFile.read(Path.of("/dev/zero"), directory, null))
                .hasMessage("cannot read the configuration file /dev/zero: it is larger than 1000000 bytes");
    }

    @Test
    void shouldTellWhichProfilesThereAre() throws IOException {
        Configuration configuration = read("[profiles.a]\nconnect = \"h\"\n[profiles.b]\nconnect = \"h\"\n");

        assertThatThrownBy(() -> configuration.profile("@c"))
                .isInstanceOfSatisfying(
                        ShellException.class,
                        refused -> assertThat(refused.hint()).hasValue("There are these in " + file() + ": a, b"))
                .hasMessage("there is no profile c");
    }

    @Test
    void shouldKeepASettingAndLeaveTheRestAsItIs() throws IOException {
        Configuration configuration = read("# mine\ntips = true # yes\n\n[profiles.a]\nconnect = \"h\" # here\n");
        configuration.save(Setting.TIPS, "off");
        configuration.save(Setting.PEEK_ROWS, "7");

        assertThat(file())
                .hasContent("# mine\ntips = false # yes\npeek-rows = 7\n\n[profiles.a]\nconnect = \"h\" # here\n");
        assertThat(ConfigurationFile.read(file(), directory, null).settings().number(Setting.PEEK_ROWS))
                .isEqualTo(7);
    }

    @Test
    void shouldMakeTheFileForItsOwnerOnly() throws IOException {
        ConfigurationFile.read(file(), directory, null).save(Setting.FORMAT, "json");

        assertThat(file()).hasContent("format = \"json\"\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }
}

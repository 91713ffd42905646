package io.github.rethinksh.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterAddressTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'db1,db2:1,[::1]:2', 'db1,db2:1,[::1]:2', -, -, -",
                "rethinkdb://db1, db1, -, -, -",
                "rethinkdb://db1:1/, db1:1, -, -, -",
                "'rethinkdb://db1:1,[::1]:2/shop', 'db1:1,[::1]:2', -, -, shop",
                "rethinkdb://bob@db1/shop, db1, bob, -, shop",
                "rethinkdb://bob:@db1, db1, bob, '', -",
                "rethinkdb://b%40b:p%3Aw%2Fd+%25%C3%A9@db1, db1, b@b, p:w/d+%é, -",
                "rethinkdb://bob:p@w:d@db1, db1, bob, p@w:d, -",
                "rethinkdb://:secret@db1, db1, -, secret, -"
            })
    void shouldReadAllParts(String text, String servers, String user, String password, String database) {
        ClusterAddress address = ClusterAddress.parse(text);

        assertThat(address).hasToString(servers);
        assertThat(address.user().orElse(null)).isEqualTo(user);
        assertThat(address.password().orElse(null)).isEqualTo(password);
        assertThat(address.database().orElse(null)).isEqualTo(database);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "db1,", "rethinkdb://", "rethinkdb:///shop", "rethinkdb://bob@", "mysql://db1"})
    void shouldRefuseWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> ClusterAddress.parse(text))
                .isInstanceOfSatisfying(
                        ShellException.class,
                        refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageEndingWith("is not an address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rethinkdb://ann:my secret@db1",
                "rethinkdb://ann smith:secret@db1/shop",
                "rethinkdb://ann:my\tsecret@db1",
                "rethinkdb://ann:my secret",
                "rethinkdb://ann:my /secret@db1"
            })
    void shouldAskForBlanksToBeEncodedAndNotShowThem(String text) {
        assertThatThrownBy(() -> ClusterAddress.parse(text))
                .isInstanceOfSatisfying(
                        ShellException.class,
                        e -> assertThat(e.hint()).contains("Write a blank as %20, % as %25, @ as %40 and / as %2F"))
                .hasMessage("the user or password in the address is not percent-encoded");
    }

    @Test
    void shouldReadABlankThatIsEncoded() {
        assertThat(ClusterAddress.parse("rethinkdb://ann:my%20secret@db1").password())
                .contains("my secret");
    }

    @Test
    void shouldNotShowThePasswordThatIsNotEncoded() {
        assertThatThrownBy(() -> ClusterAddress.parse("rethinkdb://bob:50%@db1"))
                .hasMessage("the user or password in the address is not percent-encoded");
    }
}

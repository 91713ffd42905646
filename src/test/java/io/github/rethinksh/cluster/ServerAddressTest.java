package io.github.rethinksh.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "localhost, localhost, 28015, localhost",
        "db1.example.com:28016, db1.example.com, 28016, db1.example.com:28016",
        "10.0.0.1:28015, 10.0.0.1, 28015, 10.0.0.1",
        "db:1, db, 1, db:1",
        "db:65535, db, 65535, db:65535",
        "::1, ::1, 28015, [::1]",
        "[::1], ::1, 28015, [::1]",
        "[fe80::1%eth0]:29015, fe80::1%eth0, 29015, [fe80::1%eth0]:29015",
        "2001:db8::10.0.0.1, 2001:db8::10.0.0.1, 28015, [2001:db8::10.0.0.1]"
    })
    void shouldReadHostAndPort(String text, String host, int port, String written) {
        ServerAddress address = ServerAddress.parse(text);

        assertThat(address).isEqualTo(new ServerAddress(host, port)).hasToString(written);
        assertThat(ServerAddress.parse(address.toString())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ":",
                ":28015",
                "db:",
                "db:0",
                "db:65536",
                "db:-1",
                "db:+1",
                "db:x",
                "db:28015x",
                "d b",
                "db/x",
                "u@db",
                "[]",
                "[::1",
                "[::1]x",
                "[::1]:",
                "::1]",
                "db:1:2",
                "[db]:1:2",
                "http://db"
            })
    void shouldRefuseWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> ServerAddress.parse(text)).isInstanceOfSatisfying(ShellException.class, refused -> {
            assertThat(refused).hasMessage("'" + text + "' is not an address");
            assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(refused.hint()).hasValue("Write HOST, HOST:PORT or [IPV6]:PORT; the default is localhost:28015");
        });
    }
}

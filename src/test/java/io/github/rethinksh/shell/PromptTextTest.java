package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.session.PromptState;
import io.github.rethinksh.session.PromptState.Status;
import org.junit.jupiter.api.Test;

class PromptTextTest {
    private final PromptText plain = new PromptText(false);
    private final PromptText coloured = new PromptText(true);

    @Test
    void shouldTellAccountAndDatabase() {
        PromptState connected = connected("admin", "db1", "test");
        assertThat(plain.of(connected)).isEqualTo("admin@db1/test> ");
        assertThat(coloured.of(connected)).isEqualTo("\u001b[32madmin@db1/test\u001b[0m> ");
    }

    @Test
    void shouldTellALostConnection() {
        PromptState lost = new PromptState(Status.LOST, "admin", "db1", "test", 2, false);
        assertThat(plain.of(lost)).isEqualTo("admin@db1/test [connection lost]> ");
        assertThat(coloured.of(lost))
                .isEqualTo("\u001b[35madmin@db1/test\u001b[0m \u001b[35m[connection lost]\u001b[0m> ");
    }

    @Test
    void shouldTellTheIssuesOfTheCluster() {
        assertThat(plain.of(new PromptState(Status.CONNECTED, "admin", "db1", "test", 1, false)))
                .isEqualTo("admin@db1/test [1 issue]> ");
        assertThat(coloured.of(new PromptState(Status.CONNECTED, "admin", "db1", "test", 2, false)))
                .isEqualTo("\u001b[33madmin@db1/test\u001b[0m \u001b[33m[2 issues]\u001b[0m> ");
    }

    @Test
    void shouldWarnOfProductionInWordsToo() {
        PromptState production = new PromptState(Status.CONNECTED, "admin", "db1", "shop", 1, true);
        assertThat(plain.of(production)).isEqualTo("admin@db1/shop [production] [1 issue]> ");
        assertThat(coloured.of(production)).startsWith("\u001b[31;1madmin@db1/shop\u001b[0m ");
    }

    @Test
    void shouldTellThatThereIsNoConnection() {
        assertThat(plain.of(PromptState.disconnected("test"))).isEqualTo("[disconnected]> ");
        assertThat(coloured.of(PromptState.disconnected("test"))).isEqualTo("\u001b[35m[disconnected]\u001b[0m> ");
    }

    @Test
    void shouldKeepPercentSignsAndControlCharactersFromTheLineReader() {
        assertThat(plain.of(connected("a\u001b", "[fe80::1%eth0]", "test")))
                .isEqualTo("a\\u001b@[fe80::1%%eth0]/test> ");
    }

    private static PromptState connected(String user, String host, String database) {
        return new PromptState(PromptState.Status.CONNECTED, user, host, database, 0, false);
    }
}

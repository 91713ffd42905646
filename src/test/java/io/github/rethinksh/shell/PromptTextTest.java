package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.session.PromptState;
import io.github.rethinksh.session.PromptState.Status;
import org.junit.jupiter.api.Test;

class PromptTextTest {
    private final PromptText plain = new PromptText(false);
    private final PromptText coloured = new PromptText(true);

    @Test
    void tells_account_and_database() {
        assertThat(plain.of(new PromptState(Status.CONNECTED, "admin", "db1", "test")))
                .isEqualTo("admin@db1/test> ");
    }

    @Test
    void tells_a_lost_connection() {
        PromptState lost = new PromptState(Status.LOST, "admin", "db1", "test");
        assertThat(plain.of(lost)).isEqualTo("admin@db1 [connection lost]> ");
        assertThat(coloured.of(lost)).isEqualTo("admin@db1 \u001b[33m[connection lost]\u001b[0m> ");
    }

    @Test
    void tells_that_there_was_never_a_connection() {
        PromptState none = new PromptState(Status.DISCONNECTED, "", "", "");
        assertThat(plain.of(none)).isEqualTo("[disconnected]> ");
        assertThat(coloured.of(none)).isEqualTo("\u001b[31m[disconnected]\u001b[0m> ");
    }

    @Test
    void keeps_percent_signs_and_control_characters_from_the_line_reader() {
        assertThat(plain.of(new PromptState(Status.CONNECTED, "a\u001b", "[fe80::1%eth0]", "test")))
                .isEqualTo("a\\u001b@[fe80::1%%eth0]/test> ");
    }
}

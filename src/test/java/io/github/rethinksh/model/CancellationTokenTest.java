package io.github.rethinksh.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationTokenTest {
    private final CancellationToken token = new CancellationToken();
    private final List<String> woken = new ArrayList<>();

    @Test
    void shouldThrowOnceCancelled() {
        assertThatCode(token::throwIfCancelled).doesNotThrowAnyException();
        assertThat(token.isCancelled()).isFalse();

        token.cancel();

        assertThat(token.isCancelled()).isTrue();
        assertThatThrownBy(token::throwIfCancelled)
                .isInstanceOfSatisfying(
                        ShellException.class,
                        stopped -> assertThat(stopped.exitCode()).isEqualTo(ExitCode.INTERRUPTED));
    }

    @Test
    void shouldWakeEachOnce() {
        token.onCancel(() -> woken.add("one"));
        token.onCancel(() -> woken.add("two"));

        token.cancel();
        token.cancel();

        assertThat(woken).containsExactly("one", "two");
    }

    @Test
    void shouldNotWakeWhoHasClosed() {
        CancellationToken.Registration registration = token.onCancel(() -> woken.add("closed"));
        registration.close();
        registration.close();

        token.cancel();

        assertThat(woken).isEmpty();
    }

    @Test
    void shouldWakeAtOnceWhoComesTooLate() {
        token.cancel();

        token.onCancel(() -> woken.add("late")).close();

        assertThat(woken).containsExactly("late");
    }

    @Test
    void shouldLetAnActionCloseItsRegistration() {
        List<CancellationToken.Registration> registrations = new ArrayList<>();
        registrations.add(token.onCancel(() -> registrations.get(0).close()));

        assertThatCode(token::cancel).doesNotThrowAnyException();
    }
}

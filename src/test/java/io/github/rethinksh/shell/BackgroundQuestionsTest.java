package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.command.Questions;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackgroundQuestionsTest {
    @Test
    void shouldRefuseWhatWouldBeAsked() {
        Questions questions = new BackgroundQuestions(somebody(true));
        assertThat(questions.canBeAsked()).isTrue();
        assertThatThrownBy(() -> questions.confirm("Import this?")).hasMessage("a job cannot ask: Import this?");
        assertThatThrownBy(() -> questions.secret("Password: ")).hasMessage("a job cannot ask: Password: ");
    }

    @Test
    void shouldHaveNobodyWhereThereIsNobody() {
        Questions questions = new BackgroundQuestions(somebody(false));
        assertThat(questions.canBeAsked()).isFalse();
        assertThat(questions.confirm("Import this?")).isEmpty();
        assertThat(questions.secret("Password: ")).isEmpty();
    }

    private static Questions somebody(boolean there) {
        return new Questions() {
            @Override
            public boolean canBeAsked() {
                return there;
            }

            @Override
            public Optional<Boolean> confirm(String question) {
                throw new AssertionError("the foreground was asked");
            }

            @Override
            public Optional<char[]> secret(String prompt) {
                throw new AssertionError("the foreground was asked");
            }
        };
    }
}

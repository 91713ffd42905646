package io.github.rethinksh.shell;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.Console;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ShellQuestionsTest {
    private static final long GUARD_SECONDS = 30;

    private final CancellationToken token = new CancellationToken();
    private final TypedAtTerminal typed = new TypedAtTerminal();
    private final ShellQuestions questions = ShellQuestions.at(typed.terminal(), () -> token);

    @AfterEach
    void close() {
        typed.close();
    }

    @ParameterizedTest
    @CsvSource({"y, true", "Y, true", "' yes ', true", "n, false", "'', false", "yellow, false"})
    void shouldTakeOnlyYesForYes(String answer, boolean yes) {
        CompletableFuture<Optional<Boolean>> confirmed = supplyAsync(() -> questions.confirm("import 100% of it?"));
        typed.expect("import 100% of it? (y/N) ");
        typed.type(answer + "\n");
        assertThat(answer(confirmed)).hasValue(yes);
    }

    @Test
    void shouldTakeControlCForNo() {
        CompletableFuture<Optional<Boolean>> confirmed = supplyAsync(() -> questions.confirm("sure?"));
        typed.expect("sure? (y/N) ");
        typed.type("y");
        typed.expect("y");
        typed.type(String.valueOf(TypedAtTerminal.CTRL_C));
        assertThat(answer(confirmed)).hasValue(false);
    }

    @Test
    void shouldNotShowASecret() {
        CompletableFuture<Optional<char[]>> secret = supplyAsync(() -> questions.secret("password: "));
        typed.expect("password: ");
        typed.type("hun!ter2\n");
        assertThat(answer(secret)).hasValue("hun!ter2".toCharArray());
        assertThat(typed.screen()).doesNotContain("hun").doesNotContain("ter2");
    }

    @Test
    void shouldTakeControlCAndControlDForARefusedSecret() {
        CompletableFuture<Optional<char[]>> first = supplyAsync(() -> questions.secret("password: "));
        typed.expect("password: ");
        // Unlike a real terminal this one keeps what was typed before Ctrl-C if nobody has read it.
        typed.type("h");
        typed.expect("*");
        typed.type(String.valueOf(TypedAtTerminal.CTRL_C));
        assertThat(answer(first)).isEmpty();
        CompletableFuture<Optional<char[]>> second = supplyAsync(() -> questions.secret("again: "));
        typed.expect("again: ");
        typed.type(String.valueOf(TypedAtTerminal.CTRL_D));
        assertThat(answer(second)).isEmpty();
    }

    @Test
    void shouldEndAQuestionWhenTheCommandIsCancelled() {
        CompletableFuture<Optional<Boolean>> confirmed = supplyAsync(() -> questions.confirm("sure?"));
        typed.expect("sure? (y/N) ");
        token.cancel();
        assertThat(answer(confirmed)).hasValue(false);
    }

    @Test
    void shouldLeaveAQuestionBehindThatCannotBeInterrupted() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        AtomicInteger abandoned = new AtomicInteger();
        ShellQuestions console = ShellQuestions.of(new AsideAsker(
                new ShellQuestions.Asker() {
                    @Override
                    public Optional<String> line(String prompt) {
                        asked.countDown();
                        await(answered);
                        return Optional.of("y");
                    }

                    @Override
                    public Optional<char[]> secret(String prompt) {
                        return Optional.of(new char[] {'s'});
                    }
                },
                () -> token,
                abandoned::incrementAndGet));
        assertThat(console.secret("password: ")).hasValue(new char[] {'s'});

        CompletableFuture<Optional<Boolean>> confirmed = supplyAsync(() -> console.confirm("sure?"));
        asked.await();
        token.cancel();

        assertThatThrownBy(() -> answer(confirmed))
                .cause()
                .isInstanceOfSatisfying(
                        ShellException.class,
                        stopped -> assertThat(stopped.exitCode()).isEqualTo(ExitCode.INTERRUPTED));
        assertThat(abandoned).hasValue(1);
        answered.countDown();
    }

    private static void await(CountDownLatch answered) {
        try {
            answered.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldHaveNobodyToAskWithoutAConsole() {
        ShellQuestions nobody = ShellQuestions.at(
                (Console) null, () -> token, WrittenOutput.pipe().output().err());
        assertThat(nobody.canBeAsked()).isFalse();
        assertThat(questions.canBeAsked()).isTrue();
        assertThat(nobody.confirm("sure?")).isEmpty();
        assertThat(nobody.secret("password: ")).isEmpty();
    }

    @Test
    void shouldShowNoControlCharactersInAQuestion() {
        ShellQuestions sanitised = ShellQuestions.of(new ShellQuestions.Asker() {
            @Override
            public Optional<String> line(String prompt) {
                assertThat(prompt).isEqualTo("drop \\u001b? (y/N) ");
                return Optional.of("y");
            }

            @Override
            public Optional<char[]> secret(String prompt) {
                return Optional.empty();
            }
        });
        assertThat(sanitised.confirm("drop \u001b?")).hasValue(true);
    }

    private static <T> T answer(CompletableFuture<T> answer) {
        return answer.orTimeout(GUARD_SECONDS, TimeUnit.SECONDS).join();
    }
}

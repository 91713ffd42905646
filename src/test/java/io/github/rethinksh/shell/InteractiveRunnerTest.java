package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Timeout(60)
class InteractiveRunnerTest {
    /** Of letters or of what is behind them; bold, faint and inverse are none. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[([0-9;]*;)?([34][0-8]|9[0-7]|10[0-7])(;[0-9;]*)?m");

    private final ShellAtTerminal shell = new ShellAtTerminal(this::commands);

    @BeforeEach
    void begin() {
        shell.start();
    }

    @AfterEach
    void leave() {
        shell.close();
    }

    @Test
    void shouldRunCommandsUntilControlD() {
        shell.expect("welcome", "admin@db1/test> ");
        shell.type("say one\n");
        shell.expect("<one>", "> ");
        shell.type("say 'two words'\n");
        shell.expect("<two words>", "> ");
        shell.type(TypedAtTerminal.CTRL_D);
        assertThat(shell.exitCode()).isEqualTo(0);
    }

    @Test
    void shouldLeaveWithTheCodeThatExitAsksFor() {
        shell.expect("> ");
        shell.type("exit 7\n");
        assertThat(shell.exitCode()).isEqualTo(7);
    }

    @Test
    void shouldThrowTheLineAwayAtControlCAndStay() {
        shell.expect("> ");
        shell.type("say no");
        shell.expect("say no");
        shell.type(TypedAtTerminal.CTRL_C);
        shell.expect("> ");
        shell.type("say yes\n");
        shell.expect("<yes>", "> ");
        assertThat(shell.said()).containsExactly("yes");
    }

    @Test
    void shouldLiveOnAfterErrors() {
        shell.expect("> ");
        shell.type("fail\n");
        shell.expect("error: it failed", "hint: try again", "> ");
        shell.type("crash\n");
        shell.expect("error: unexpected: java.lang.IllegalStateException: broken", "> ");
        shell.type("overflow\n");
        shell.expect("error: unexpected: java.lang.StackOverflowError", "> ");
        shell.type("nonsense\n");
        shell.expect("error: unknown command 'nonsense'", "> ");
        shell.type("say on\n");
        shell.expect("<on>", "> ");
    }

    @Test
    void shouldCancelARunningCommandAtControlC() {
        shell.expect("> ");
        shell.type("wait\n");
        shell.expect("waiting");
        shell.type(TypedAtTerminal.CTRL_C);
        shell.expect("error: interrupted", "> ");
        shell.type("say next\n");
        shell.expect("<next>", "> ");
        assertThat(shell.said()).containsExactly("next");
    }

    @Test
    void shouldInterruptAStubbornCommandAtTheSecondControlC() {
        shell.expect("> ");
        shell.type("stubborn\n");
        shell.expect("waiting");
        shell.type(TypedAtTerminal.CTRL_C);
        shell.expect("cancelled, but");
        shell.type(TypedAtTerminal.CTRL_C);
        shell.expect("error: hard stop", "> ");
        shell.type("say next\n");
        shell.expect("<next>", "> ");
    }

    @Test
    void shouldReadOnWhileAQuoteIsOpen() {
        shell.expect("> ");
        shell.type("say 'one\n");
        shell.expect("... ");
        shell.type("two'\n");
        shell.expect("<one\ntwo>".replace("\n", "\r\n"), "> ");
        assertThat(shell.said()).containsExactly("one\ntwo");
        assertThat(shell.history()).containsExactly("say 'one\ntwo'");
    }

    @Test
    void shouldThrowAnOpenLineAwayAtControlC() {
        shell.expect("> ");
        shell.type("say [1,\n");
        shell.expect("... ");
        shell.type(TypedAtTerminal.CTRL_C);
        shell.expect("> ");
        shell.type("say yes\n");
        shell.expect("<yes>", "> ");
        assertThat(shell.said()).containsExactly("yes");
    }

    @Test
    void shouldCompleteWhileTyping() {
        shell.expect("> ");
        shell.type("sa\tdone\n");
        shell.expect("<done>", "> ");
    }

    @Test
    void shouldTellBelowTheLineWhatACommandTakes() {
        shell.tips(true);
        shell.type("say one\n");
        shell.expect("<one>", "> ");
        shell.type("say");
        shell.expect("say <word>");
        shell.type(" two\n");
        shell.expect("<two>", "> ");
        assertThat(shell.said()).containsExactly("one", "two");
    }

    @Test
    void shouldWriteTheLastWordOfLinesBeforeAtAltDot() {
        shell.tips(true);
        shell.type("say \u001b.first\n");
        shell.expect("<first>", "> ");
        shell.type("say 'two words'\n");
        shell.expect("<two words>", "> ");
        shell.type("say \u001b.\n");
        shell.expect("<two words>", "> ");
        shell.type("say \u001b.\u001b.\n");
        shell.expect("<first>", "> ");
        assertThat(shell.said()).containsExactly("first", "two words", "two words", "first");
    }

    @Test
    void shouldFindALineTypedBeforeAtControlR() {
        shell.tips(true);
        shell.type("say one\n");
        shell.expect("<one>", "> ");
        shell.type("say two\n");
        shell.expect("<two>", "> ");
        shell.type("\u0012ne\n");
        shell.expect("<one>", "> ");
        assertThat(shell.said()).containsExactly("one", "two", "one");
    }

    @Test
    void shouldReadOnWithTipsSwitchedOnAndOff() {
        shell.expect("> ");
        for (boolean wanted : List.of(true, false, true)) {
            shell.tips(wanted);
            shell.type("say one\n");
            shell.expect("<one>", "> ");
        }
        assertThat(shell.said()).containsExactly("one", "one", "one");
    }

    @Test
    void shouldRunEachOfSeveralPastedLines() {
        shell.expect("> ");
        shell.type("\u001b[200~say one\rsay two\u001b[201~\n");
        shell.expect("<one>", "<two>", "> ");
        assertThat(shell.said()).containsExactly("one", "two");
    }

    @Test
    void shouldCompleteWithoutColours() {
        shell.expect("> ");
        shell.type("s\t\t");
        shell.expect("Says it.");
        shell.type(TypedAtTerminal.CTRL_C);
        shell.expect("> ");
        assertThat(COLOUR.matcher(shell.screen()).results().map(MatchResult::group))
                .isEmpty();
    }

    @Test
    void shouldTellWhatOfPastedLinesWasNotRun() {
        shell.expect("> ");
        shell.type("\u001b[200~say one\rfail\rsay two\u001b[201~\n");
        shell.expect("<one>", "error: it failed", "warning: 1 line behind it was not run", "> ");
        assertThat(shell.said()).containsExactly("one");
    }

    @Test
    void shouldDropASemicolonAtTheEnd() {
        shell.expect("> ");
        shell.type("say one;\n");
        shell.expect("<one>", "> ");
        shell.type("say 'two;'\n");
        shell.expect("<two;>", "> ");
        shell.type("say 'three';\n");
        shell.expect("<three>", "> ");
        shell.type("say four;;\n");
        shell.expect("<four;>", "> ");
        shell.type("\u001b[200~say five;\rsay 'six' ;\u001b[201~\n");
        shell.expect("<five>", "<six>", "> ");
        shell.type(";\n");
        shell.expect("> ");
        shell.type("exit 7;\n");
        assertThat(shell.exitCode()).isEqualTo(7);
        assertThat(shell.said()).containsExactly("one", "two;", "three", "four;", "five", "six");
    }

    private CommandLine commands() {
        return new CommandLine(new Root())
                .addSubcommand(new Say())
                .addSubcommand(new Exit())
                .addSubcommand(new Fail())
                .addSubcommand(new Crash())
                .addSubcommand(new Overflow())
                .addSubcommand(new Wait())
                .addSubcommand(new Stubborn());
    }

    @Command(name = "rethinksh")
    private static final class Root {}

    @Command(name = "say", description = "Says it.")
    private final class Say implements Runnable {
        @Parameters
        private String word;

        @Override
        public void run() {
            shell.say(word);
        }
    }

    @Command(name = "exit")
    private final class Exit implements Runnable {
        @Parameters
        private int code;

        @Override
        public void run() {
            shell.exit().accept(code);
        }
    }

    @Command(name = "fail")
    private static final class Fail implements Runnable {
        @Override
        public void run() {
            throw new ShellException(ExitCode.FAILED, "it failed", "try again");
        }
    }

    @Command(name = "crash")
    private static final class Crash implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("broken");
        }
    }

    @Command(name = "overflow")
    private static final class Overflow implements Runnable {
        @Override
        public void run() {
            throw new StackOverflowError();
        }
    }

    /** Waits as a worker does that closes its cursor when the token is cancelled. */
    @Command(name = "wait")
    private final class Wait implements Callable<Integer> {
        @Override
        @SuppressWarnings("try")
        public Integer call() throws InterruptedException {
            CountDownLatch woken = new CountDownLatch(1);
            try (var ignored = shell.interrupts().token().onCancel(woken::countDown)) {
                shell.print("waiting");
                woken.await();
            }
            shell.interrupts().token().throwIfCancelled();
            return 0;
        }
    }

    /** Does not stop before its thread is interrupted. */
    @Command(name = "stubborn")
    private final class Stubborn implements Callable<Integer> {
        @Override
        @SuppressWarnings("try")
        public Integer call() {
            Runnable remark = () -> shell.print("cancelled, but");
            try (var ignored = shell.interrupts().token().onCancel(remark)) {
                shell.print("waiting");
                new CountDownLatch(1).await();
                return 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ShellException(ExitCode.INTERRUPTED, "hard stop", null, e);
            }
        }
    }
}

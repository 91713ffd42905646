package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.session.PromptState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import picocli.CommandLine;

/** A whole shell on a thread of its own, at a terminal with somebody who types. */
final class ShellAtTerminal implements AutoCloseable {
    private static final long GUARD_SECONDS = 30;

    private final TypedAtTerminal typed = new TypedAtTerminal();
    private final Interrupts interrupts = new Interrupts();
    private final HistoryFile history = HistoryFile.inMemory();
    private final ExitRequest exit = new ExitRequest();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean tips;

    ShellAtTerminal(Supplier<CommandLine> commands) {
        thread = new Thread(() -> run(commands), "shell-at-terminal");
    }

    void start() {
        thread.start();
    }

    void type(String text) {
        typed.type(text);
    }

    void type(char key) {
        typed.type(String.valueOf(key));
    }

    void expect(String... texts) {
        typed.expect(texts);
    }

    String screen() {
        return typed.screen();
    }

    int exitCode() {
        try {
            return exitCode.get(GUARD_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the shell did not end well", e);
        }
    }

    void tips(boolean wanted) {
        tips = wanted;
    }

    void say(String word) {
        said.add(word);
        print("<" + word + ">");
    }

    void print(String text) {
        typed.terminal().output().out().line(text);
    }

    List<String> said() {
        return said;
    }

    List<String> history() {
        return history.lines();
    }

    Interrupts interrupts() {
        return interrupts;
    }

    ExitRequest exit() {
        return exit;
    }

    /** Hangs up: the shell ends if it has not yet. */
    @Override
    public void close() {
        typed.hangUp();
        assertThat(exitCode()).isNotNegative();
        typed.close();
    }

    private void run(Supplier<CommandLine> commands) {
        try {
            Output output = typed.terminal().output();
            ErrorPrinter errors = new ErrorPrinter(output.err(), () -> false);
            CommandLine commandLine = commands.get();
            new CommandLineSetup(output, errors).applyTo(commandLine);
            PromptState state = new PromptState(PromptState.Status.CONNECTED, "admin", "db1", "test", 0, false);
            PromptSettings settings =
                    new PromptSettings(() -> state, history, Path.of("."), Path.of("/home/me"), () -> tips);
            PromptAnnouncer announcer = new PromptAnnouncer(output);
            JobFactory none = place -> {
                throw new ShellException(ExitCode.USAGE, "there are no jobs here");
            };
            JobRunner.Verbosity usual = new JobRunner.Verbosity(() -> false, () -> false);
            JobRunner jobs = new JobRunner(none, output, announcer, usual, InstantSource.system(), Duration.ZERO);
            ProgressDisplay display = new ProgressDisplay(output, InstantSource.system());
            InteractiveRunner runner = new InteractiveRunner(
                    typed.terminal(),
                    commandLine,
                    settings,
                    interrupts,
                    exit,
                    errors,
                    new InteractiveRunner.Background(new Jobs(jobs, display), announcer));
            exitCode.complete(runner.run("welcome"));
        } catch (RuntimeException | Error e) {
            exitCode.completeExceptionally(e);
        }
    }
}

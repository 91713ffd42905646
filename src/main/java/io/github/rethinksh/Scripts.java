package io.github.rethinksh;

import io.github.rethinksh.archive.layout.DocumentFile;
import io.github.rethinksh.archive.layout.PipeInput;
import io.github.rethinksh.command.DataStreams;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.shell.Announcer;
import io.github.rethinksh.shell.CommandExecutor;
import io.github.rethinksh.shell.ErrorPrinter;
import io.github.rethinksh.shell.ExitRequest;
import io.github.rethinksh.shell.Interrupts;
import io.github.rethinksh.shell.Jobs;
import io.github.rethinksh.shell.LineParser;
import io.github.rethinksh.shell.Output;
import io.github.rethinksh.shell.ProgressDisplay;
import io.github.rethinksh.shell.ScriptRunner;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import picocli.CommandLine;

/** Commands that nobody types: those of {@code -e}, of a script, of standard input, and the jobs that they start. */
final class Scripts {
    private final Surroundings surroundings;
    private final Interrupts interrupts;
    private final ExitRequest exit;
    private final Assembly assembly;

    Scripts(Surroundings surroundings, Interrupts interrupts, ExitRequest exit, Assembly assembly) {
        this.surroundings = surroundings;
        this.interrupts = interrupts;
        this.exit = exit;
        this.assembly = assembly;
    }

    /**
     * Runs commands and then a script. Returns the exit code.
     *
     * @param commands may be null
     * @param script may be null
     */
    int run(List<String> commands, Path script) {
        return run(surroundings.streams(), runner -> run(runner, commands, script));
    }

    /** Runs the commands on standard input. Returns the exit code. */
    int runStandardInput() {
        Reader reader = throughPipe(surroundings::in);
        return run(surroundings.streams().withoutInput(), runner -> runner.run("standard input", reader));
    }

    private int run(ScriptRunner runner, List<String> commands, Path named) {
        int code = commands == null ? ExitCode.DONE.code() : runner.run(commands);
        if (code != ExitCode.DONE.code() || named == null || exit.code().isPresent()) {
            return code;
        }
        Path file = surroundings.directory().resolve(named);
        try (Reader script = DocumentFile.isPipe(file)
                ? throughPipe(() -> new FileInputStream(file.toFile()))
                : Files.newBufferedReader(file)) {
            return runner.run(named.toString(), script);
        } catch (IOException e) {
            throw new ShellException(
                    ExitCode.USAGE,
                    "cannot read the script " + named,
                    "Name one that is there, or give commands with -e",
                    e);
        }
    }

    private Reader throughPipe(PipeInput.Opening opening) {
        return new InputStreamReader(new PipeInput(opening, interrupts::token), StandardCharsets.UTF_8.newDecoder());
    }

    private int run(DataStreams streams, ToIntFunction<ScriptRunner> script) {
        Output output = surroundings.output();
        ErrorPrinter errors = assembly.errors(output);
        ProgressDisplay display = assembly.display(output);
        Announcer announcer = report -> display.beside(() -> report.writeTo(output));
        try (Jobs jobs = new Jobs(assembly.jobs(output, announcer, assembly.console()), display)) {
            CommandLine words = assembly.words(assembly.plainContext(streams, display, jobs), output, errors, () -> {});
            LineParser parser = new LineParser(surroundings.home());
            int code = script.applyAsInt(
                    new ScriptRunner(CommandExecutor.of(words, interrupts), parser, exit, errors, jobs));
            // After an interrupt they are stopped too.
            int rest = code == ExitCode.INTERRUPTED.code() ? code : interrupts.run(() -> awaitAll(jobs));
            return code == ExitCode.DONE.code() && exit.code().isEmpty() ? rest : code;
        }
    }

    private int awaitAll(Jobs jobs) {
        try {
            return jobs.await(OptionalInt.empty(), interrupts.token());
        } catch (ShellException e) {
            // The jobs are stopped next, and tell more than that nobody waits for them any longer.
            return e.exitCode().code();
        }
    }
}

package io.github.rethinksh;

import io.github.rethinksh.command.CommandContext;
import io.github.rethinksh.command.DataStreams;
import io.github.rethinksh.command.Greeting;
import io.github.rethinksh.command.JobControl;
import io.github.rethinksh.command.Questions;
import io.github.rethinksh.embedded.EmbeddedOptions;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.session.Profile;
import io.github.rethinksh.session.Session;
import io.github.rethinksh.session.Setting;
import io.github.rethinksh.shell.Announcer;
import io.github.rethinksh.shell.CommandExecutor;
import io.github.rethinksh.shell.ErrorPrinter;
import io.github.rethinksh.shell.ExitRequest;
import io.github.rethinksh.shell.HistoryFile;
import io.github.rethinksh.shell.InteractiveRunner;
import io.github.rethinksh.shell.Interrupts;
import io.github.rethinksh.shell.JobFactory;
import io.github.rethinksh.shell.JobRunner;
import io.github.rethinksh.shell.Jobs;
import io.github.rethinksh.shell.LineParser;
import io.github.rethinksh.shell.Output;
import io.github.rethinksh.shell.ProgressDisplay;
import io.github.rethinksh.shell.PromptAnnouncer;
import io.github.rethinksh.shell.PromptSettings;
import io.github.rethinksh.shell.ScriptRunner;
import io.github.rethinksh.shell.ShellQuestions;
import io.github.rethinksh.shell.ShellTerminal;
import io.github.rethinksh.shell.ShutdownInterrupt;
import io.github.rethinksh.shell.ShutdownJobs;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParseResult;

/** The program: one command, the commands of a script, or the prompt. */
@Command(
        name = "rethinksh",
        description = "A shell for RethinkDB clusters: explore, set primary keys, export, import.",
        versionProvider = Version.class,
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Without a command, on a terminal: the prompt.",
            "With commands on standard input: these, one a line."
        })
public final class Rethinksh implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The jobs are stopped while the process waits for the commands. */
    private static final Duration JOB_PATIENCE = Duration.ofSeconds(7);

    @Mixin
    private final GlobalOptions options = new GlobalOptions();

    private final Surroundings surroundings;
    private final Session session = new Session();
    private final Interrupts interrupts = new Interrupts();
    private final ExitRequest exit = new ExitRequest();
    private final Assembly assembly;

    Rethinksh(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.assembly = new Assembly(surroundings, options, session, interrupts, exit);
    }

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(new Rethinksh(Surroundings.ofThisProcess()).run(args));
    }

    /** Runs the program; returns its exit code. */
    int run(String... args) {
        CommandLine program = commandLine();
        IExecutionStrategy strategy = program.getExecutionStrategy();
        program.setExecutionStrategy(parsed -> execute(parsed, strategy));
        try (session) {
            return arrived(program.execute(args));
        }
    }

    /** Help and versions are written by others, who do not ask whether that went well. */
    private int arrived(int code) {
        if (code != ExitCode.DONE.code()) {
            return code;
        }
        try {
            surroundings.output().out().requireArrival();
            return code;
        } catch (ShellException e) {
            return assembly.errors(surroundings.output()).print(e);
        }
    }

    /** The command line of the program with all that can be written on it. */
    CommandLine commandLine() {
        return assembly.program(this, plainContext(), surroundings.output());
    }

    private int execute(ParseResult parsed, IExecutionStrategy strategy) {
        // Help and version come before: they need neither cluster nor demo.
        if (CommandLine.executeHelpRequest(parsed) != null) {
            return ExitCode.DONE.code();
        }
        try {
            if (options.demo && parsed.hasMatchedOption("--connect")) {
                throw new ShellException(ExitCode.USAGE, "--demo and --connect name two clusters", "Give one of them");
            }
            session.configure(surroundings.configuration());
            return withCluster(() -> parsed.hasSubcommand()
                    ? watched(() -> interrupts.run(() -> oneShot(parsed, strategy)))
                    : strategy.execute(parsed));
        } catch (ShellException e) {
            return assembly.errors(surroundings.output()).print(e);
        }
    }

    /** A shutdown waits for the command: what it ends with, and how to go on, has to be told before that is over. */
    private int oneShot(ParseResult parsed, IExecutionStrategy strategy) {
        try {
            return strategy.execute(parsed);
        } catch (CommandLine.ExecutionException e) {
            return assembly.errors(surroundings.output()).print(e.getCause() == null ? e : e.getCause());
        }
    }

    private CommandContext plainContext() {
        return plainContext(surroundings.streams(), display(surroundings.output()), JobControl.none());
    }

    private CommandContext plainContext(DataStreams streams, ProgressDisplay display, JobControl jobs) {
        return assembly.context(new Assembly.View(
                surroundings.output(), display, console(), HistoryFile.inMemory(), streams, jobs, () -> {}));
    }

    private ProgressDisplay display(Output output) {
        return new ProgressDisplay(output, surroundings.clock());
    }

    private Questions console() {
        return ShellQuestions.at(surroundings.console());
    }

    private int withCluster(IntSupplier work) {
        if (!options.demo) {
            connectLater(options.address == null ? usualAddress() : options.address);
            return work.getAsInt();
        }
        try (EmbeddedServer demo =
                EmbeddedServer.start(EmbeddedOptions.defaults().withDemo())) {
            connectLater(demo.host() + ":" + demo.port());
            return work.getAsInt();
        }
    }

    /** What the environment names; the host may be a whole address, with everything that one can have. */
    private String usualAddress() {
        String host = surroundings.environment().getOrDefault("RETHINKDB_HOSTNAME", "");
        String port = surroundings.environment().getOrDefault("RETHINKDB_DRIVER_PORT", "");
        String named = host.isEmpty() ? "localhost" : host;
        return port.isEmpty() || named.contains("://") ? named : named + ":" + port;
    }

    private void connectLater(String text) {
        Profile profile = session.configuration()
                .profile(text)
                .orPassword(surroundings.environment().get("RETHINKDB_PASSWORD"));
        session.connectLater(
                () -> options.connection.resolve(profile, plainContext()),
                profile.database().orElse(Session.DEFAULT_DATABASE));
    }

    /** Runs what is to be cancelled when the process is told to end. */
    private int watched(IntSupplier commands) {
        return new ShutdownInterrupt(interrupts, PATIENCE).run(commands);
    }

    /** Without a command: a script, standard input, or the prompt. */
    @Override
    public Integer call() {
        if (options.commands != null || options.script != null) {
            return watched(() -> scripts(surroundings.streams(), this::script));
        }
        if (surroundings.terminal().interactive()) {
            return prompt();
        }
        return watched(
                () -> scripts(surroundings.streams().withoutInput(), runner -> runner.run("standard input", reader())));
    }

    private int script(ScriptRunner runner) {
        int code = options.commands == null ? ExitCode.DONE.code() : runner.run(options.commands);
        if (code != ExitCode.DONE.code()
                || options.script == null
                || exit.code().isPresent()) {
            return code;
        }
        Path file = surroundings.directory().resolve(options.script);
        try (Reader script = Files.newBufferedReader(file)) {
            return runner.run(options.script.toString(), script);
        } catch (IOException e) {
            throw new ShellException(
                    ExitCode.USAGE,
                    "cannot read the script " + options.script,
                    "Name one that is there, or give commands with -e",
                    e);
        }
    }

    private int scripts(DataStreams streams, ToIntFunction<ScriptRunner> script) {
        Output output = surroundings.output();
        ErrorPrinter errors = assembly.errors(output);
        ProgressDisplay display = display(output);
        Announcer announcer = report -> display.beside(() -> report.writeTo(output));
        try (Jobs jobs = new Jobs(jobs(output, announcer, console()), display)) {
            CommandLine words = assembly.words(plainContext(streams, display, jobs), output, errors, () -> {});
            LineParser parser = new LineParser(surroundings.home());
            int code = script.applyAsInt(
                    new ScriptRunner(CommandExecutor.of(words, interrupts), parser, exit, errors, false, jobs));
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

    private JobRunner jobs(Output output, Announcer announcer, Questions questions) {
        JobFactory factory = new BackgroundCommands(surroundings, options, session, questions);
        return new JobRunner(factory, output, announcer, () -> options.quiet, surroundings.clock(), JOB_PATIENCE);
    }

    private Reader reader() {
        return new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8);
    }

    private int prompt() {
        try (ShellTerminal terminal = ShellTerminal.open(surroundings.terminal())) {
            PromptAnnouncer announcer = new PromptAnnouncer(terminal.output());
            JobRunner runner = jobs(terminal.output(), announcer, ShellQuestions.at(terminal));
            ProgressDisplay display = display(terminal.output());
            try (Jobs jobs = new Jobs(runner, display)) {
                return new ShutdownJobs(runner, surroundings.output())
                        .run(() -> prompt(terminal, display, new InteractiveRunner.Background(jobs, announcer)));
            }
        }
    }

    private int prompt(ShellTerminal terminal, ProgressDisplay display, InteractiveRunner.Background background) {
        ErrorPrinter errors = assembly.errors(terminal.output());
        HistoryFile history = HistoryFile.open(historyFile(), errors::warn);
        CommandContext context = assembly.context(new Assembly.View(
                terminal.output(),
                display,
                ShellQuestions.at(terminal),
                history,
                DataStreams.none(),
                background.jobs(),
                terminal::clear));
        CommandLine words = assembly.words(context, terminal.output(), errors, session::refreshNames);
        PromptSettings settings = new PromptSettings(
                session::prompt,
                history,
                surroundings.directory(),
                surroundings.home(),
                () -> session.settings().isOn(Setting.TIPS),
                () -> true);
        String banner = connect(errors);
        InteractiveRunner runner =
                new InteractiveRunner(terminal, words, settings, interrupts, exit, errors, background);
        session.watch(runner::refreshPrompt);
        return runner.run(banner);
    }

    /** Connects for the prompt; one that fails is told, and the prompt comes all the same. */
    private String connect(ErrorPrinter errors) {
        try {
            String banner = Greeting.of(session.cluster(), Version.text());
            session.refreshNames();
            return banner;
        } catch (ShellException e) {
            errors.print(e);
            return "";
        }
    }

    private Path historyFile() {
        String named = surroundings.environment().get("RETHINKSH_HISTORY");
        return named == null || named.isEmpty() ? surroundings.home().resolve(".rethinksh_history") : Path.of(named);
    }
}

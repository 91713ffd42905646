package io.github.rethinksh;

import io.github.rethinksh.command.CommandContext;
import io.github.rethinksh.command.DataStreams;
import io.github.rethinksh.command.Greeting;
import io.github.rethinksh.embedded.EmbeddedOptions;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.session.Profile;
import io.github.rethinksh.session.Session;
import io.github.rethinksh.session.Setting;
import io.github.rethinksh.shell.CommandExecutor;
import io.github.rethinksh.shell.ErrorPrinter;
import io.github.rethinksh.shell.ExitRequest;
import io.github.rethinksh.shell.HistoryFile;
import io.github.rethinksh.shell.InteractiveRunner;
import io.github.rethinksh.shell.Interrupts;
import io.github.rethinksh.shell.Output;
import io.github.rethinksh.shell.PromptSettings;
import io.github.rethinksh.shell.ScriptRunner;
import io.github.rethinksh.shell.ShellQuestions;
import io.github.rethinksh.shell.ShellTerminal;
import io.github.rethinksh.shell.ShutdownInterrupt;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
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
            return program.execute(args);
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
        return plainContext(surroundings.streams());
    }

    private CommandContext plainContext(DataStreams streams) {
        return assembly.context(
                surroundings.output(), ShellQuestions.at(surroundings.console()), HistoryFile.inMemory(), streams);
    }

    private int withCluster(IntSupplier work) {
        if (!options.demo) {
            connectLater(options.address);
            return work.getAsInt();
        }
        try (EmbeddedServer demo =
                EmbeddedServer.start(EmbeddedOptions.defaults().withDemo())) {
            connectLater(demo.host() + ":" + demo.port());
            return work.getAsInt();
        }
    }

    private void connectLater(String text) {
        Profile profile = session.configuration()
                .profile(text)
                .orPassword(surroundings.environment().get("RETHINKDB_PASSWORD"));
        session.connectLater(
                () -> options.connection.resolve(profile, plainContext().questions()),
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
            return watched(this::script);
        }
        if (surroundings.terminal().interactive()) {
            return prompt();
        }
        return watched(() -> scripts(surroundings.streams().withoutInput()).run("standard input", reader()));
    }

    private int script() {
        ScriptRunner runner = scripts(surroundings.streams());
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

    private ScriptRunner scripts(DataStreams streams) {
        Output output = surroundings.output();
        ErrorPrinter errors = assembly.errors(output);
        CommandLine words = assembly.words(plainContext(streams), output, errors, () -> {});
        return new ScriptRunner(CommandExecutor.of(words, interrupts), exit, errors, false);
    }

    private Reader reader() {
        return new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8);
    }

    private int prompt() {
        try (ShellTerminal terminal = ShellTerminal.open(surroundings.terminal())) {
            ErrorPrinter errors = assembly.errors(terminal.output());
            HistoryFile history = HistoryFile.open(historyFile(), errors::warn);
            CommandContext context =
                    assembly.context(terminal.output(), ShellQuestions.at(terminal), history, DataStreams.none());
            CommandLine words = assembly.words(context, terminal.output(), errors, session::refreshNames);
            PromptSettings settings = new PromptSettings(
                    session::prompt,
                    history,
                    surroundings.directory(),
                    () -> session.settings().isOn(Setting.TIPS),
                    () -> true);
            String banner = connect(errors);
            InteractiveRunner runner = new InteractiveRunner(terminal, words, settings, interrupts, exit, errors);
            session.watch(runner::refreshPrompt);
            return runner.run(banner);
        }
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

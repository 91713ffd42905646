package io.github.rethinksh;

import io.github.rethinksh.command.CommandContext;
import io.github.rethinksh.command.JobControl;
import io.github.rethinksh.embedded.EmbeddedOptions;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.session.Profile;
import io.github.rethinksh.session.Session;
import io.github.rethinksh.shell.ExitRequest;
import io.github.rethinksh.shell.Interrupts;
import io.github.rethinksh.shell.ProcessExit;
import io.github.rethinksh.shell.ShutdownInterrupt;
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
    /** How long a cancelled command may take to tidy up when the process is to end. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

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
        ProcessExit.with(new Rethinksh(Surroundings.ofThisProcess()).run(args));
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
            if (parsed.hasSubcommand() && (options.commands != null || options.script != null)) {
                throw new ShellException(
                        ExitCode.USAGE,
                        "a command and -e or -f say two things",
                        "Give all commands with -e, or none of them");
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
        return assembly.plainContext(
                surroundings.streams(), assembly.display(surroundings.output()), JobControl.none());
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
        session.connection()
                .connectLater(
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
        Scripts scripts = new Scripts(surroundings, interrupts, exit, assembly);
        if (options.commands != null || options.script != null) {
            return watched(() -> scripts.run(options.commands, options.script));
        }
        return surroundings.terminal().interactive()
                ? new Prompt(surroundings, session, interrupts, exit, assembly).run()
                : watched(scripts::runStandardInput);
    }
}

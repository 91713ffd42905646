package io.github.rethinksh;

import io.github.rethinksh.command.CommandContext;
import io.github.rethinksh.command.DataStreams;
import io.github.rethinksh.command.Greeting;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.session.KnownDatabases;
import io.github.rethinksh.session.Profile;
import io.github.rethinksh.session.Session;
import io.github.rethinksh.session.Setting;
import io.github.rethinksh.shell.ErrorPrinter;
import io.github.rethinksh.shell.ExitRequest;
import io.github.rethinksh.shell.HistoryFile;
import io.github.rethinksh.shell.InteractiveRunner;
import io.github.rethinksh.shell.Interrupts;
import io.github.rethinksh.shell.JobRunner;
import io.github.rethinksh.shell.Jobs;
import io.github.rethinksh.shell.ProgressDisplay;
import io.github.rethinksh.shell.PromptAnnouncer;
import io.github.rethinksh.shell.PromptSettings;
import io.github.rethinksh.shell.ShellQuestions;
import io.github.rethinksh.shell.ShellTerminal;
import io.github.rethinksh.shell.ShutdownPrompt;
import java.nio.file.Path;
import picocli.CommandLine;

/** The prompt, with all that is around it: the terminal, the history, the jobs, the look after the cluster. */
final class Prompt {
    private final Surroundings surroundings;
    private final Session session;
    private final Interrupts interrupts;
    private final ExitRequest exit;
    private final Assembly assembly;

    Prompt(Surroundings surroundings, Session session, Interrupts interrupts, ExitRequest exit, Assembly assembly) {
        this.surroundings = surroundings;
        this.session = session;
        this.interrupts = interrupts;
        this.exit = exit;
        this.assembly = assembly;
    }

    /** Runs until somebody leaves. Returns the exit code. */
    int run() {
        try (ShellTerminal terminal = ShellTerminal.open(surroundings.terminal())) {
            PromptAnnouncer announcer = new PromptAnnouncer(terminal.output());
            JobRunner runner =
                    assembly.jobs(terminal.output(), announcer, ShellQuestions.at(terminal, interrupts::token));
            ProgressDisplay display = assembly.display(terminal.output());
            try (Jobs jobs = new Jobs(runner, display)) {
                return new ShutdownPrompt(interrupts, runner, terminal, surroundings.output(), Rethinksh.PATIENCE)
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
                ShellQuestions.at(terminal, interrupts::token),
                history,
                DataStreams.none(),
                background.jobs(),
                new Assembly.Screen(terminal::clear, terminal.pager(surroundings.pager()))));
        CommandLine words = assembly.words(context, terminal.output(), errors, session.connection()::refreshNames);
        PromptSettings settings = new PromptSettings(
                session.connection()::prompt,
                history,
                surroundings.directory(),
                surroundings.home(),
                () -> session.settings().isOn(Setting.TIPS));
        String banner = connect(errors);
        InteractiveRunner runner =
                new InteractiveRunner(terminal, words, settings, interrupts, exit, errors, background);
        session.connection().watch(runner::refreshPrompt);
        return runner.run(banner);
    }

    /** Connects for the prompt; one that fails is told, and the prompt comes all the same. */
    private String connect(ErrorPrinter errors) {
        try {
            String banner = Greeting.of(session.cluster(), Version.text());
            session.connection().refreshNames();
            stayInWhatIsThere(errors);
            return banner;
        } catch (ShellException e) {
            errors.print(e);
            return "";
        }
    }

    /** The database that was named need not be there; a script would hear of it from its first command that needs it. */
    private void stayInWhatIsThere(ErrorPrinter errors) {
        try {
            session.connection()
                    .profile()
                    .flatMap(Profile::database)
                    .ifPresent(database -> KnownDatabases.of(session.cluster()).require(database));
        } catch (ShellException e) {
            session.connection().use(Session.DEFAULT_DATABASE);
            errors.print(e);
        }
    }

    private Path historyFile() {
        String named = surroundings.environment().get("RETHINKSH_HISTORY");
        return named == null || named.isEmpty() ? surroundings.home().resolve(".rethinksh_history") : Path.of(named);
    }
}

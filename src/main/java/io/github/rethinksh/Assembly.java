package io.github.rethinksh;

import io.github.rethinksh.command.CommandContext;
import io.github.rethinksh.command.CommandFactory;
import io.github.rethinksh.command.DataStreams;
import io.github.rethinksh.command.JobControl;
import io.github.rethinksh.command.Questions;
import io.github.rethinksh.command.ShellCommands;
import io.github.rethinksh.command.ShellControl;
import io.github.rethinksh.session.Session;
import io.github.rethinksh.session.Setting;
import io.github.rethinksh.session.Settings;
import io.github.rethinksh.shell.Announcer;
import io.github.rethinksh.shell.Appearance;
import io.github.rethinksh.shell.CommandLineSetup;
import io.github.rethinksh.shell.ConsoleRenderer;
import io.github.rethinksh.shell.ErrorPrinter;
import io.github.rethinksh.shell.ExitRequest;
import io.github.rethinksh.shell.Format;
import io.github.rethinksh.shell.HistoryFile;
import io.github.rethinksh.shell.Interrupts;
import io.github.rethinksh.shell.JobFactory;
import io.github.rethinksh.shell.JobRunner;
import io.github.rethinksh.shell.Output;
import io.github.rethinksh.shell.Pager;
import io.github.rethinksh.shell.ProgressDisplay;
import io.github.rethinksh.shell.ProgressView;
import io.github.rethinksh.shell.ShellQuestions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Puts the commands together with what they need, for the prompt, for scripts and for one-shots alike. */
final class Assembly {
    /** The jobs are stopped while the process waits for the commands. */
    private static final Duration JOB_PATIENCE = Duration.ofSeconds(7);

    private final Surroundings surroundings;
    private final GlobalOptions options;
    private final Session session;
    private final Interrupts interrupts;
    private final ExitRequest exit;

    Assembly(
            Surroundings surroundings,
            GlobalOptions options,
            Session session,
            Interrupts interrupts,
            ExitRequest exit) {
        this.surroundings = surroundings;
        this.options = options;
        this.session = session;
        this.interrupts = interrupts;
        this.exit = exit;
    }

    /** The commands alone, as they are typed at the prompt and written in scripts. */
    @Command(name = "rethinksh")
    private static final class Words {}

    ErrorPrinter errors(Output output) {
        return new ErrorPrinter(output.err(), () -> options.debug);
    }

    /** Where commands write, whom they ask, and what they see of the shell around them. */
    record View(
            Output output,
            ProgressView progress,
            Questions questions,
            HistoryFile history,
            DataStreams streams,
            JobControl jobs,
            Screen screen) {}

    /** What can be done with the terminal of a prompt. */
    record Screen(Runnable clear, Pager pager) {
        /** There is none. */
        static final Screen NONE = new Screen(() -> {}, Pager.NONE);
    }

    /** What commands get that see this much. */
    CommandContext context(View view) {
        ConsoleRenderer renderer = new ConsoleRenderer(
                view.output(), this::appearance, view.screen().pager(), view.progress());
        Control control = new Control(view, renderer);
        CommandContext context = new CommandContext(
                session,
                renderer,
                view.questions(),
                control,
                new EmbeddedDemo(),
                view.streams(),
                interrupts::token,
                surroundings.directory(),
                surroundings.clock(),
                Version.text());
        control.context = context;
        return context;
    }

    private Appearance appearance() {
        Settings settings = session.settings();
        return new Appearance(
                format(),
                options.quiet,
                settings.get(Setting.DATES).equals("readable"),
                settings.get(Setting.LONG_VALUES).equals("cut"),
                settings.isOn(Setting.PAGER));
    }

    private Format format() {
        String set = session.settings().get(Setting.FORMAT).toUpperCase(Locale.ROOT);
        return options.format == null || session.settings().origin(Setting.FORMAT) == Settings.Origin.SESSION
                ? Format.valueOf(set)
                : options.format;
    }

    /** The command line of the prompt and of scripts; {@code afterwards} is called after each command. */
    CommandLine words(CommandContext context, Output output, ErrorPrinter errors, Runnable afterwards) {
        CommandLine commandLine = new CommandLine(new Words(), new CommandFactory(context));
        ShellCommands.addTo(commandLine);
        return complete(commandLine, new CommandRun(context, afterwards), output, errors);
    }

    /** The command line of the program, with the same commands as subcommands. */
    CommandLine program(Object program, CommandContext context, Output output) {
        CommandLine commandLine = new CommandLine(program, new CommandFactory(context));
        ShellCommands.addOneShotsTo(commandLine);
        // The command of -e may well be the name of one, or begin with a dash.
        return complete(commandLine, new CommandRun(context, () -> {}), output, errors(output))
                .setAllowSubcommandsAsOptionParameters(true)
                .setAllowOptionsAsOptionParameters(true);
    }

    private static CommandLine complete(CommandLine commandLine, CommandRun run, Output output, ErrorPrinter errors) {
        commandLine.setExecutionStrategy(run);
        new CommandLineSetup(output, errors).applyTo(commandLine);
        return commandLine;
    }

    /** What commands of a process without a prompt get. */
    CommandContext plainContext(DataStreams streams, ProgressDisplay display, JobControl jobs) {
        return context(new View(
                surroundings.output(), display, console(), HistoryFile.inMemory(), streams, jobs, Screen.NONE));
    }

    ProgressDisplay display(Output output) {
        return new ProgressDisplay(output, surroundings.clock());
    }

    Questions console() {
        return ShellQuestions.at(
                surroundings.console(), interrupts::token, surroundings.output().err());
    }

    /** What runs jobs beside the commands of this output. */
    JobRunner jobs(Output output, Announcer announcer, Questions questions) {
        JobFactory factory = new BackgroundCommands(surroundings, options, session, questions);
        JobRunner.Verbosity verbosity = new JobRunner.Verbosity(() -> options.quiet, () -> options.debug);
        return new JobRunner(factory, output, announcer, verbosity, surroundings.clock(), JOB_PATIENCE);
    }

    private final class Control implements ShellControl {
        private final View view;
        private final ConsoleRenderer renderer;
        private CommandContext context;

        Control(View view, ConsoleRenderer renderer) {
            this.view = view;
            this.renderer = renderer;
        }

        @Override
        public void exit(int code) {
            exit.accept(code);
        }

        @Override
        public List<String> history() {
            return view.history().lines();
        }

        @Override
        public JobControl jobs() {
            return view.jobs();
        }

        @Override
        public void clear() {
            view.screen().clear().run();
        }

        @Override
        public ToIntFunction<List<String>> runner() {
            CommandLine line = words(context, view.output(), renderer.errors(() -> options.debug), () -> {});
            return words -> line.execute(words.toArray(String[]::new));
        }

        @Override
        public boolean isEnding() {
            return exit.code().isPresent();
        }
    }
}

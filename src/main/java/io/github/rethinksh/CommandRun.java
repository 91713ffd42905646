package io.github.rethinksh;

import io.github.rethinksh.command.CommandContext;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.session.Setting;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * How a command is run, wherever it came from: a cancelled one is woken from whatever it waits for, and what it then
 * throws is told as the interruption that it is.
 */
final class CommandRun implements IExecutionStrategy {
    private final CommandContext context;
    private final Runnable afterwards;

    /** A way to run commands; {@code afterwards} is called after each of them. */
    CommandRun(CommandContext context, Runnable afterwards) {
        this.context = context;
        this.afterwards = afterwards;
    }

    @Override
    public int execute(ParseResult parsed) {
        CancellationToken token = context.cancellation().get();
        long start = System.nanoTime();
        try (CancellationToken.Registration registration =
                token.onCancel(context.session().connection()::abort)) {
            return helpRequest(parsed).map(this::help).orElseGet(() -> new RunLast().execute(parsed));
        } catch (ExecutionException e) {
            // Told here, and not by picocli afterwards: the time that it took stands below.
            return told(e, token.isCancelled() ? interrupted(e.getCause()) : e.getCause(), parsed);
        } finally {
            if (token.isCancelled()) {
                context.session().connection().recover();
            }
            if (parsed.hasSubcommand()) {
                timed(System.nanoTime() - start);
            }
            afterwards.run();
        }
    }

    /** The command whose help is asked for. */
    private static Optional<CommandLine> helpRequest(ParseResult parsed) {
        return parsed.asCommandLineList().stream()
                .filter(CommandLine::isUsageHelpRequested)
                .findFirst();
    }

    /** Not written by picocli, which knows no pager. */
    private int help(CommandLine command) {
        context.renderer().styled(command.getUsageMessage(command.getColorScheme()));
        return ExitCode.DONE.code();
    }

    private static int told(ExecutionException failure, Throwable reason, ParseResult parsed) {
        CommandLine command = failure.getCommandLine();
        if (!(reason instanceof Exception exception)) {
            throw failure;
        }
        try {
            return command.getExecutionExceptionHandler().handleExecutionException(exception, command, parsed);
        } catch (Exception e) {
            throw new ExecutionException(command, failure.getMessage(), e);
        }
    }

    private void timed(long nanos) {
        if (context.session().settings().isOn(Setting.TIMING)) {
            context.renderer().note(String.format(Locale.ROOT, "%.3f s", nanos / 1e9));
        }
    }

    private static ShellException interrupted(Throwable cause) {
        return cause instanceof ShellException expected && expected.exitCode() == ExitCode.INTERRUPTED
                ? expected
                : new ShellException(ExitCode.INTERRUPTED, "interrupted", null, cause);
    }
}

package io.github.rethinksh.command;

import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "watch",
        description = "Repeat a command every few seconds, until Ctrl-C.",
        footer = {"", "A command that fails ends it, but for a lost connection: that may come back."})
final class WatchCommand implements Callable<Integer> {
    private static final double LONGEST = 86_400;

    @Parameters(index = "0", paramLabel = "SECONDS", description = "How long to wait between two rounds.")
    private double seconds;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND", description = "What to repeat.")
    private List<String> words;

    @Option(names = "--times", paramLabel = "N", description = "End after so many rounds.")
    private Integer times;

    private final CommandContext context;

    WatchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        check();
        Duration pause = Duration.ofNanos(Math.round(seconds * 1e9));
        ToIntFunction<List<String>> commands = context.shell().runner();
        CancellationToken token = context.cancellation().get();
        Renderer.Board board = context.renderer().board();
        Integer left = times;
        while (true) {
            int[] code = {0};
            board.draw(title(pause), () -> {
                code[0] = commands.applyAsInt(words);
                return !token.isCancelled();
            });
            if (token.isCancelled()) {
                return ExitCode.INTERRUPTED.code();
            }
            boolean over = left != null && --left == 0;
            boolean failed = code[0] != ExitCode.DONE.code() && code[0] != ExitCode.NO_CONNECTION.code();
            if (over || failed || context.shell().isEnding()) {
                return code[0];
            }
            if (!pause(token, pause)) {
                return ExitCode.INTERRUPTED.code();
            }
        }
    }

    /** Whether it goes on: Ctrl-C is how one leaves, and no error. */
    private static boolean pause(CancellationToken token, Duration time) {
        try {
            token.pause(time);
            return true;
        } catch (ShellException e) {
            return false;
        }
    }

    private String title(Duration pause) {
        String time = Times.readable(context.clock().instant(), context.clock().getZone());
        return "every " + Times.readable(pause) + ": " + String.join(" ", words) + "    " + time;
    }

    private void check() {
        if (!(seconds >= 0.1 && seconds <= LONGEST)) {
            throw new ShellException(
                    ExitCode.USAGE, "SECONDS is a number from 0.1 to 86400, not " + seconds, "Write: watch 2 status");
        }
        if (times != null && times < 1) {
            throw new ShellException(
                    ExitCode.USAGE,
                    "--times takes a number from 1 on, not " + times,
                    "Leave it out to watch until Ctrl-C");
        }
        if (words.get(0).equals("watch")) {
            throw new ShellException(
                    ExitCode.USAGE, "what is watched cannot be watched again", "Write it once: watch 2 status");
        }
    }
}

package io.github.rethinksh.command;

import io.github.rethinksh.model.Durations;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.session.Setting;
import io.github.rethinksh.session.Settings;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The option that says how long a transfer waits for a server that is gone. */
final class RetryArguments {
    @Option(
            names = "--max-wait",
            paramLabel = "DURATION",
            description = "How long to try to connect again before it stops: 30s, 5m. 1m unless told otherwise.")
    private String maxWait;

    Duration maxWait(Settings settings) {
        if (maxWait == null) {
            return settings.duration(Setting.MAX_WAIT);
        }
        return Durations.parse(maxWait)
                .orElseThrow(() -> new ShellException(
                        ExitCode.USAGE,
                        "--max-wait cannot be " + maxWait,
                        "It is a number with its unit: 500ms, 30s, 5m, 1h"));
    }
}

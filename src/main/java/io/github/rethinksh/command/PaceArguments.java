package io.github.rethinksh.command;

import io.github.rethinksh.cluster.ReadMode;
import io.github.rethinksh.model.Durations;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.session.Setting;
import io.github.rethinksh.session.Settings;
import io.github.rethinksh.transfer.ExportOptions;
import io.github.rethinksh.transfer.Rate;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The options that say how fast a transfer may go, and how patient it is with a server that is gone. */
final class PaceArguments {
    @Option(names = "--clients", paramLabel = "N", description = "How many connections work at once.")
    private Integer clients;

    @Option(names = "--rate", paramLabel = "RATE", description = "No faster than 20MB/s or 5000docs/s, say.")
    private String rate;

    @Option(
            names = "--max-wait",
            paramLabel = "DURATION",
            description = "How long to try to connect again before it stops: 30s, 5m. 1m unless told otherwise.")
    private String maxWait;

    /**
     * How to read tables.
     *
     * @param mode the copies of the data that are read; null for what the settings say
     */
    ExportOptions reading(Settings settings, ReadMode mode) {
        String usual = settings.get(Setting.READ_MODE).toUpperCase(Locale.ROOT);
        return new ExportOptions(
                clients(settings, Setting.EXPORT_CLIENTS),
                mode == null ? ReadMode.valueOf(usual) : mode,
                rate(),
                ExportOptions.shareOfHeap(),
                maxWait(settings));
    }

    /** The number of connections; the setting says what it is without the option, and what it may be. */
    int clients(Settings settings, Setting usual) {
        if (clients == null) {
            return settings.number(usual);
        }
        if (!usual.allows(clients.toString())) {
            throw new ShellException(
                    ExitCode.USAGE,
                    "--clients takes a number from " + usual.allowed() + ", not " + clients,
                    "Leave it out, or see: set " + usual.title());
        }
        return clients;
    }

    Rate rate() {
        return rate == null ? Rate.UNLIMITED : Rate.parse(rate);
    }

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

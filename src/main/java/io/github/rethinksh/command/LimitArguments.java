package io.github.rethinksh.command;

import io.github.rethinksh.archive.ReadLimits;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import picocli.CommandLine.Option;

/** The options that say how large an archive may become that was made to be too large. */
final class LimitArguments {
    @Option(
            names = "--max-entries",
            paramLabel = "N",
            description = "Refuse archives of more entries; ${DEFAULT-VALUE} unless told otherwise.")
    private long maxEntries = ReadLimits.USUAL.entries();

    @Option(
            names = "--max-ratio",
            paramLabel = "N",
            description = "Refuse archives whose content is longer than N times the archive; ${DEFAULT-VALUE} unless"
                    + " told otherwise.")
    private long maxRatio = ReadLimits.USUAL.ratio();

    ReadLimits limits() {
        return new ReadLimits(positive("--max-entries", maxEntries), positive("--max-ratio", maxRatio));
    }

    /** The number of an option that has to be 1 or more. */
    static long positive(String option, long number) {
        if (number < 1) {
            throw new ShellException(
                    ExitCode.USAGE,
                    option + " takes a number from 1 on, not " + number,
                    "Leave it out for what is usual");
        }
        return number;
    }
}

package io.github.rethinksh.shell;

import java.util.OptionalInt;
import java.util.function.IntConsumer;

/**
 * The wish to leave. The command {@code exit} gets it as an {@link IntConsumer} and hands the exit code in; the loops
 * look at it after each command.
 */
public final class ExitRequest implements IntConsumer {
    private OptionalInt code = OptionalInt.empty();

    /** Asks to leave with this exit code once the command that runs is over. */
    @Override
    public synchronized void accept(int exitCode) {
        code = OptionalInt.of(exitCode);
    }

    /** Takes the wish back. */
    synchronized void withdraw() {
        code = OptionalInt.empty();
    }

    /** The exit code, if anybody asked to leave. */
    public synchronized OptionalInt code() {
        return code;
    }
}

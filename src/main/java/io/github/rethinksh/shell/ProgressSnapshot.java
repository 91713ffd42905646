package io.github.rethinksh.shell;

import io.github.rethinksh.model.TableName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How a transfer stands at one moment. */
record ProgressSnapshot(Tables tables, Amounts amounts, Duration elapsed) {
    static final long UNKNOWN = -1;

    /**
     * The tables.
     *
     * @param done how many are complete
     * @param all how many there are to do; 0 when not known yet
     * @param running those at work, the oldest first
     */
    record Tables(int done, int all, List<Running> running) {
        boolean complete() {
            return all > 0 && done == all;
        }
    }

    /** A table at work. */
    record Running(TableName name, Amounts amounts) {}

    /** How much of something went through. */
    record Amounts(Amount rows, Amount bytes) {
        /** The part that is done, from 0 to 1, by rows when their number was foretold, else by bytes. */
        OptionalDouble fraction() {
            return leading().map(Amount::fraction).map(OptionalDouble::of).orElse(OptionalDouble.empty());
        }

        /** How long it will take from now on at the present rate. */
        Optional<Duration> timeLeft() {
            return leading().filter(amount -> amount.perSecond() > 0).map(Amount::timeLeft);
        }

        private Optional<Amount> leading() {
            return Optional.of(rows)
                    .filter(Amount::foretold)
                    .or(() -> Optional.of(bytes).filter(Amount::foretold));
        }
    }

    /**
     * Rows or bytes.
     *
     * @param done how many went through, in this run or an earlier one
     * @param expected how many are expected, an estimate; -1 when not known
     * @param perSecond how many of them went through per second, in this run only
     */
    record Amount(long done, long expected, long perSecond) {
        boolean foretold() {
            return expected > 0;
        }

        double fraction() {
            return Math.min(1.0, (double) done / expected);
        }

        Duration timeLeft() {
            return Duration.ofSeconds(Math.round(Math.max(0, expected - done) / (double) perSecond));
        }
    }
}

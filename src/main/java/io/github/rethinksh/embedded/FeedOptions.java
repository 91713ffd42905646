package io.github.rethinksh.embedded;

import java.time.Duration;

/**
 * What the client wants of a feed.
 *
 * @param includeInitial begin with what is there
 * @param includeStates tell when that is told
 * @param includeTypes name the kind of each element
 * @param squash put several changes of a row together as long as the client has not got the first
 * @param interval let changes gather for so long after the client asked
 * @param queueSize as many changes wait for the client at most
 */
record FeedOptions(
        boolean includeInitial,
        boolean includeStates,
        boolean includeTypes,
        boolean squash,
        Duration interval,
        int queueSize) {
    static final String[] NAMES = {
        "squash", "changefeed_queue_size", "include_initial", "include_offsets", "include_states", "include_types"
    };

    static FeedOptions of(Invocation invocation) {
        Datum squash = invocation.option("squash", FeedOptions::checkedSquash).orElse(Datum.FALSE);
        long interval = squash instanceof Datum.NumberDatum seconds ? Math.round(seconds.value() * 1000) : 0;
        return new FeedOptions(
                invocation.flag("include_initial"),
                invocation.flag("include_states"),
                invocation.flag("include_types"),
                Invocation.isTrue(squash),
                Duration.ofMillis(interval),
                queueSize(invocation));
    }

    /** The same for a table that puts nothing together. */
    FeedOptions withoutSquash() {
        return new FeedOptions(includeInitial, includeStates, includeTypes, false, Duration.ZERO, queueSize);
    }

    private static Datum checkedSquash(Datum squash) {
        if (squash instanceof Datum.NumberDatum number && number.value() < 0) {
            throw ReqlError.logic("Expected BOOL or a positive NUMBER but found a negative NUMBER.");
        }
        if (squash instanceof Datum.NumberDatum || squash instanceof Datum.BooleanDatum) {
            return squash;
        }
        throw ReqlError.logic("Expected BOOL or NUMBER but found " + squash.typeName() + ".");
    }

    private static int queueSize(Invocation invocation) {
        int size = invocation
                .option("changefeed_queue_size", Invocation::integer)
                .orElseGet(() -> invocation.context().options().changefeedQueueSize());
        if (size < 1) {
            throw ReqlError.logic("Illegal changefeed queue size `" + size + "`.  (Must be >= 1.)");
        }
        return size;
    }
}

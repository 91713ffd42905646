package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The changes of a table as a sequence, which ends only where a limit was put on it. It cannot be iterated over: what is
 * there is polled, and who finds nothing is called back.
 */
abstract class Feed implements Sequence {
    private final Subscription subscription;

    private Feed(Subscription subscription) {
        this.subscription = subscription;
    }

    static Feed of(Subscription subscription) {
        return new Feed(subscription) {
            @Override
            Datum poll() {
                return subscription.poll();
            }

            @Override
            boolean isEnded() {
                return false;
            }
        };
    }

    /** The next element, or null when there is none yet. Throws the error with which the feed ended. */
    abstract Datum poll();

    /** Whether there will never be another element. */
    abstract boolean isEnded();

    /** {@code Response.ResponseNote} of the protocol. */
    final List<Datum> notes() {
        List<Datum> notes =
                new ArrayList<>(List.of(Datum.of(subscription.watched().note())));
        if (subscription.options().includeStates()) {
            notes.add(Datum.of(Response.INCLUDES_STATES));
        }
        return notes;
    }

    /** See {@link Subscription#await}. */
    final void await(Runnable work, Workers workers) {
        subscription.await(work, workers);
    }

    /** See {@link Subscription#batchTaken}. */
    final void batchTaken() {
        subscription.batchTaken();
    }

    @Override
    public final boolean isArray() {
        return false;
    }

    @Override
    public final Iterator<Datum> iterator() {
        throw infinite();
    }

    static ReqlError infinite() {
        return ReqlError.logic("Cannot call a terminal (`reduce`, `count`, etc.) on an infinite stream (such as a"
                        + " changefeed).")
                .inside(Datum.of(0));
    }

    @Override
    public final Sequence select(UnaryOperator<Iterator<Datum>> transformation) {
        return transform(transformation);
    }

    @Override
    public final Sequence transform(UnaryOperator<Iterator<Datum>> transformation) {
        Feed source = this;
        return new Feed(subscription) {
            private Iterator<Datum> made = Collections.emptyIterator();

            @Override
            Datum poll() {
                while (!made.hasNext()) {
                    Datum element = source.poll();
                    if (element == null) {
                        return null;
                    }
                    made = transformation.apply(List.of(element).iterator());
                }
                return made.next();
            }

            @Override
            boolean isEnded() {
                return source.isEnded() && !made.hasNext();
            }
        };
    }

    @Override
    public final Sequence part(int skipped, int limit) {
        Feed source = this;
        return new Feed(subscription) {
            private long passed;

            @Override
            Datum poll() {
                Datum element = null;
                while (!isEnded() && (element == null || passed <= skipped)) {
                    element = source.poll();
                    if (element == null) {
                        return null;
                    }
                    passed++;
                }
                return element;
            }

            @Override
            boolean isEnded() {
                return source.isEnded() || passed >= (long) skipped + limit;
            }
        };
    }
}

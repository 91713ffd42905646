package io.github.rethinksh.embedded;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.Future;

/**
 * What a table tells one feed: first what is there, when that was asked for, then every change. Writers put changes in
 * from their threads, one thread at a time takes elements out, and none waits for the other.
 */
final class Subscription implements RowObserver {
    private enum Stage {
        INITIALIZING,
        INITIAL,
        READY,
        LIVE
    }

    private final QueryContext context;
    private final Watched watched;
    private final FeedOptions options;
    private final FeedElements elements;
    private final ChangeQueue queue;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private Iterator<Datum> rows = Collections.emptyIterator();
    private Stage stage;

    /** Lets changes gather before the client gets them; null when they do not. */
    private Future<?> gathering;

    private boolean called;
    private boolean endsBatch;
    private boolean closed;
    private ReqlError failure;

    private Subscription(QueryContext context, Watched watched, FeedOptions options) {
        this.context = context;
        this.watched = watched;
        this.options = options;
        this.elements = new FeedElements(options.includeTypes());
        this.queue = new ChangeQueue(options.queueSize(), options.squash());
        this.stage = options.includeInitial() ? Stage.INITIALIZING : Stage.READY;
    }

    /** Starts one, which ends with the query at the latest. */
    static Subscription start(QueryContext context, Watched watched, FeedOptions options) {
        Subscription subscription = new Subscription(context, watched, options);
        try {
            watched.table().observe(subscription, view -> {
                if (options.includeInitial()) {
                    subscription.rows = watched.rows(view);
                }
            });
        } finally {
            // Not before: a query that is over would leave an observer behind.
            context.onEnd(subscription::close);
        }
        return subscription;
    }

    Watched watched() {
        return watched;
    }

    FeedOptions options() {
        return options;
    }

    @Override
    public void rowChanged(Datum before, Datum after) {
        try {
            watched.changes(before, after).forEach(this::add);
        } catch (ReqlError e) {
            fail(e);
        } catch (RuntimeException | StackOverflowError e) {
            // A fault of this server, or a function nested too deeply: the feed ends, the write goes on.
            fail(new ReqlError(ErrorType.INTERNAL, "Error in the embedded server: " + e));
        }
    }

    @Override
    public void tableDropped() {
        fail(watched.unavailable());
    }

    private synchronized void add(RowChange change) {
        queue.add(change);
        if (queue.isHalfFull()) {
            stopGathering();
        }
        callNext();
    }

    private synchronized void fail(ReqlError error) {
        failure = error;
        callNext();
    }

    /** Ends it, and lets all that waits be done. */
    private void close() {
        watched.table().stopObserving(this);
        synchronized (this) {
            closed = true;
            stopGathering();
            waiting.forEach(Runnable::run);
            waiting.clear();
        }
    }

    /**
     * Has work done, once, when there is an element to take or none will come any more. Work that waits is done in
     * turn, each when the one before it has taken its batch.
     */
    synchronized void await(Runnable work, Workers workers) {
        if (closed) {
            workers.execute(work);
            return;
        }
        waiting.add(() -> workers.execute(work));
        if (!options.interval().isZero() && stage == Stage.LIVE && gathering == null) {
            gathering = workers.after(options.interval(), this::gathered);
        }
        callNext();
    }

    private synchronized void gathered() {
        stopGathering();
        callNext();
    }

    private void stopGathering() {
        if (gathering != null) {
            gathering.cancel(false);
            gathering = null;
        }
    }

    private void callNext() {
        if (!called && !waiting.isEmpty() && (failure != null || hasElement())) {
            called = true;
            waiting.remove().run();
        }
    }

    private boolean hasElement() {
        return switch (stage) {
            case INITIALIZING, INITIAL -> true;
            case READY -> options.includeStates() || !queue.isEmpty();
            case LIVE -> gathering == null && !queue.isEmpty();
        };
    }

    /** The next element, or null when there is none yet, or when a batch ends here. */
    synchronized Datum poll() {
        if (failure != null) {
            throw failure;
        }
        if (endsBatch) {
            return null;
        }
        return switch (stage) {
            case INITIALIZING -> pollInitializing();
            case INITIAL -> pollInitial();
            case READY -> pollReady();
            case LIVE -> pollChange();
        };
    }

    private Datum pollInitializing() {
        stage = Stage.INITIAL;
        return options.includeStates() ? elements.state("initializing") : pollInitial();
    }

    private Datum pollInitial() {
        while (rows.hasNext()) {
            Datum row = rows.next();
            // A single row that is not there is told of; a row of which nothing was made is not.
            if (row != Datum.NULL || watched instanceof WatchedRow) {
                return elements.initial(row);
            }
        }
        stage = Stage.READY;
        return watched.isReadStepByStep() ? null : pollReady();
    }

    private Datum pollReady() {
        stage = Stage.LIVE;
        return options.includeStates() ? elements.state("ready") : pollChange();
    }

    private Datum pollChange() {
        long skipped = queue.takeSkipped();
        if (skipped > 0) {
            endsBatch = true;
            return FeedElements.skipped(skipped);
        }
        RowChange change = queue.poll();
        return change == null ? null : elements.change(change);
    }

    /** Notes that what was polled is on its way to the client. Whoever may no longer read the table gets no more. */
    synchronized void batchTaken() {
        called = false;
        endsBatch = false;
        try {
            context.require(Permission.READ, watched.table());
        } catch (ReqlError e) {
            failure = e;
        }
        callNext();
    }
}

package io.github.rethinksh.embedded;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What holds for one whole query: who asks, when, with which global options, and whether it was cancelled. */
final class QueryContext {
    private final Cluster cluster;
    private final Evaluator evaluator;
    private final String user;
    private final Instant now = Instant.now();
    private GlobalOptions options = GlobalOptions.NONE;
    private final List<Runnable> atEnd = new ArrayList<>();
    private volatile boolean cancelled;

    QueryContext(Cluster cluster, Evaluator evaluator, String user) {
        this.cluster = cluster;
        this.evaluator = evaluator;
        this.user = user;
    }

    /** A context for what outlives the query: nobody cancels it, and the options of the query do not hold in it. */
    QueryContext pristine() {
        return new QueryContext(cluster, evaluator, user);
    }

    Cluster cluster() {
        return cluster;
    }

    String user() {
        return user;
    }

    Instant now() {
        return now;
    }

    /** Global options may be any term; {@code db} is a call of {@code r.db}, of which only the name counts here. */
    void evaluateOptions(Map<String, Term> terms) {
        GlobalOptions.requireKnown(terms.keySet());
        Map<String, Datum> values = new HashMap<>();
        terms.forEach((name, term) -> {
            Term meant = name.equals("db") ? databaseName(term) : term;
            values.put(name, toDatum(evaluator.evaluate(meant, Scope.EMPTY, this)));
        });
        options = new GlobalOptions(values);
    }

    /** Whether there is such a database matters only to a query that needs it. Some drivers write {@code db} twice. */
    private static Term databaseName(Term term) {
        Term name = term;
        while (name instanceof Term.Call call
                && call.type() == TermType.DB
                && call.arguments().size() == 1) {
            name = call.arguments().get(0);
        }
        return name;
    }

    GlobalOptions options() {
        return options;
    }

    /** Does something when the query has ended or is cancelled: at once, when that is so already. */
    void onEnd(Runnable action) {
        synchronized (atEnd) {
            if (!cancelled) {
                atEnd.add(action);
                return;
            }
        }
        action.run();
    }

    /** Ends the query: those who work for it stop soon, and what it holds is released. May be called again. */
    void cancel() {
        List<Runnable> actions;
        synchronized (atEnd) {
            cancelled = true;
            actions = List.copyOf(atEnd);
            atEnd.clear();
        }
        actions.forEach(Runnable::run);
    }

    boolean isCancelled() {
        return cancelled;
    }

    void checkNotCancelled() {
        if (cancelled) {
            throw new ReqlError(ErrorType.OP_INDETERMINATE, "Query terminated by the client.");
        }
    }

    void require(Permission permission, TableSource table) {
        cluster.users().require(user, permission, List.of(table.databaseId(), table.id()));
    }

    Datum toDatum(Value value) {
        if (value instanceof Datum datum) {
            return datum;
        }
        if (value instanceof Value.SingleSelection selection) {
            return selection.row();
        }
        if (value instanceof Sequence sequence && sequence.isArray()) {
            return Datum.of(collect(sequence));
        }
        throw TypeErrors.unexpected("DATUM", value);
    }

    List<Datum> collect(Iterable<Datum> rows) {
        List<Datum> items = new ArrayList<>();
        for (Datum row : rows) {
            items.add(row);
            requireWithinLimit(items.size());
        }
        return items;
    }

    /** Refuses an array that is bigger than the query allows. */
    void requireWithinLimit(int size) {
        long limit = options.arrayLimit();
        if (size > limit) {
            throw new ReqlError(
                    ErrorType.RESOURCE_LIMIT,
                    "Array over size limit `" + limit + "`.  To raise the number of allowed elements, modify the"
                            + " `array_limit` option to `.run` (not available in the Data Explorer), or use an"
                            + " index.");
        }
    }

    Function<Datum, Value> function(Value value) {
        if (value instanceof Value.FunctionValue function) {
            return row -> evaluator.call(function, List.of(row), this);
        }
        return row -> value;
    }

    Value call(StoredFunction function, List<? extends Value> arguments) {
        return evaluator.call(function.value(), arguments, this);
    }
}

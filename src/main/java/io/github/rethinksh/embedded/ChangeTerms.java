package io.github.rethinksh.embedded;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** {@code changes}. */
final class ChangeTerms {
    /** What makes a function one that may answer otherwise the next time. */
    private static final Set<TermType> UNSTEADY = EnumSet.of(TermType.TABLE, TermType.RANDOM, TermType.UUID);

    private ChangeTerms() {}

    static void register(TermRegistry registry) {
        registry.register(TermType.CHANGES, 1, ChangeTerms::changes, FeedOptions.NAMES);
    }

    private static Value changes(Invocation invocation) {
        FeedOptions options = FeedOptions.of(invocation);
        boolean includeOffsets = invocation.flag("include_offsets");
        Watched watched = watched(invocation, invocation.value(0));
        if (includeOffsets) {
            throw ReqlError.logic("Cannot include offsets for " + watched.kind() + " subs.");
        }
        requirePermission(invocation.context(), watched.table());
        boolean canSquash = !(watched.table() instanceof SystemTable);
        return Feed.of(
                Subscription.start(invocation.context(), watched, canSquash ? options : options.withoutSquash()));
    }

    private static Watched watched(Invocation invocation, Value value) {
        if (value instanceof Value.SingleSelection selection) {
            return new WatchedRow(selection.table(), selection.key());
        }
        if (value instanceof Sequence sequence) {
            WatchedRows rows = sequence.watched();
            requireSteadyFunctions(invocation.term(0));
            return rows;
        }
        if (value instanceof GroupedData) {
            throw Sequence.eager();
        }
        if (value instanceof Datum) {
            return Invocation.toSequence(value).watched();
        }
        throw TypeErrors.unexpected("SELECTION", value).inside(Datum.of(0));
    }

    /** Functions on the way from the table to its feed are called by those who write, and must not write themselves. */
    private static void requireSteadyFunctions(Term term) {
        if (term instanceof Term.Call call && !call.arguments().isEmpty()) {
            boolean isUnsteady = call.arguments().stream()
                    .skip(1)
                    .anyMatch(argument -> isFunction(argument) && hasUnsteadyPart(argument));
            if (isUnsteady) {
                throw ReqlError.logic("Cannot call `changes` after a non-deterministic function.");
            }
            requireSteadyFunctions(call.arguments().get(0));
        }
    }

    private static boolean isFunction(Term term) {
        return term instanceof Term.Call call && call.type() == TermType.FUNC;
    }

    private static boolean hasUnsteadyPart(Term term) {
        if (term instanceof Term.Call call) {
            return UNSTEADY.contains(call.type())
                    || Stream.concat(call.arguments().stream(), call.options().values().stream())
                            .anyMatch(ChangeTerms::hasUnsteadyPart);
        }
        return term instanceof Term.ObjectTerm object
                && object.fields().values().stream().anyMatch(ChangeTerms::hasUnsteadyPart);
    }

    /** The server has no error for this, and calls it an exception that it did not expect. */
    private static void requirePermission(QueryContext context, TableSource table) {
        try {
            context.require(Permission.READ, table);
        } catch (ReqlError e) {
            throw new ReqlError(ErrorType.INTERNAL, "Unexpected exception: " + e.getMessage());
        }
    }
}

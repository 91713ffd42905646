package io.github.rethinksh.embedded;

/** {@code changes}. */
final class ChangeTerms {
    private ChangeTerms() {}

    static void register(TermRegistry registry) {
        registry.register(TermType.CHANGES, 1, ChangeTerms::changes, FeedOptions.NAMES);
    }

    private static Value changes(Invocation invocation) {
        FeedOptions options = FeedOptions.of(invocation);
        boolean includeOffsets = invocation.flag("include_offsets");
        Watched watched = watched(invocation.value(0));
        if (includeOffsets) {
            throw ReqlError.logic("Cannot include offsets for " + watched.kind() + " subs.");
        }
        requirePermission(invocation.context(), watched.table());
        boolean canSquash = !(watched.table() instanceof SystemTable);
        return Feed.of(
                Subscription.start(invocation.context(), watched, canSquash ? options : options.withoutSquash()));
    }

    private static Watched watched(Value value) {
        if (value instanceof Value.SingleSelection selection) {
            return new WatchedRow(selection.table(), selection.key());
        }
        if (value instanceof Sequence sequence) {
            return sequence.watched();
        }
        if (value instanceof GroupedData) {
            throw Sequence.eager();
        }
        if (value instanceof Datum) {
            return Invocation.toSequence(value).watched();
        }
        throw TypeErrors.unexpected("SELECTION", value).inside(Datum.of(0));
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

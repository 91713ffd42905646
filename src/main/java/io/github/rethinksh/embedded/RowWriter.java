package io.github.rethinksh.embedded;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Writes one row after another into a table: through its write hook, and with the checks every new row must pass. */
final class RowWriter {
    private final QueryContext context;
    private final TableSource table;
    private final WriteSummary summary;
    private final boolean ignoreHook;

    RowWriter(QueryContext context, TableSource table, WriteSummary summary, boolean ignoreHook) {
        this.context = context;
        this.table = table;
        this.summary = summary;
        this.ignoreHook = ignoreHook;
        if (ignoreHook) {
            requireConfig(context, table);
        }
    }

    /** Where it is about write hooks, the server does not expect that somebody may not do what he asks for. */
    static void requireConfig(QueryContext context, TableSource table) {
        try {
            context.require(Permission.CONFIG, table);
        } catch (ReqlError e) {
            throw new ReqlError(ErrorType.INTERNAL, "Unexpected exception: " + e.getMessage());
        }
    }

    /** A row that cannot be written is counted and the others go on; a missing permission ends the query. */
    void write(Datum key, UnaryOperator<Datum> change) {
        context.checkNotCancelled();
        context.require(Permission.WRITE, table);
        Datum[] before = {Datum.NULL};
        try {
            Datum after = table.change(key, old -> {
                before[0] = old;
                Datum changed = change.apply(old);
                return checked(key, old, ignoreHook ? changed : hooked(key, old, changed));
            });
            summary.changed(before[0], after);
        } catch (ReqlError e) {
            if (e.type() == ErrorType.PERMISSION_ERROR
                    || e.type() == ErrorType.RESOURCE_LIMIT
                    || e.type() == ErrorType.INTERNAL) {
                throw e;
            }
            summary.failed(before[0], e.getMessage());
        }
    }

    private Datum checked(Datum key, Datum before, Datum after) {
        if (after == Datum.NULL) {
            return after;
        }
        if (!(after instanceof ObjectDatum object)) {
            throw ReqlError.logic(
                    "Inserted value must be an OBJECT (got " + after.typeName() + "):\n" + PrettyPrinter.print(after));
        }
        requireStorable(object);
        if (object.fields().values().stream().anyMatch(RowWriter::isLiteral)) {
            throw PseudoTypes.strayLiteral();
        }
        Datum newKey = object.get(table.primaryKey());
        if (newKey == null) {
            throw ReqlError.logic("Inserted object must have primary key `" + table.primaryKey() + "`:\n"
                    + PrettyPrinter.print(after));
        }
        if (!DatumOrder.same(key, newKey)) {
            String change = before == Datum.NULL
                    ? "null -> " + PrettyPrinter.print(after)
                    : "`" + PrettyPrinter.print(before) + "` -> `" + PrettyPrinter.print(after) + "`";
            throw ReqlError.logic("Primary key `" + table.primaryKey() + "` cannot be changed (" + change + ")"
                    + (before == Datum.NULL ? "" : "."));
        }
        return after;
    }

    /** The two bounds of all values are no values. */
    private static void requireStorable(Datum value) {
        if (value instanceof Datum.Extreme) {
            throw ReqlError.logic("`r.minval` and `r.maxval` cannot be written to disk.");
        }
        if (value instanceof Datum.ArrayDatum array) {
            array.items().forEach(RowWriter::requireStorable);
        } else if (value instanceof ObjectDatum object && object.stored() == null) {
            object.fields().values().forEach(RowWriter::requireStorable);
        }
    }

    private static boolean isLiteral(Datum value) {
        return value instanceof ObjectDatum object && object.isPseudoType(PseudoTypes.LITERAL);
    }

    private Datum hooked(Datum key, Datum before, Datum after) {
        WriteHook hook = table.writeHook();
        if (hook == null || hook.function() == null) {
            return after;
        }
        Datum moment = ObjectDatum.of(Map.of("primary_key", key, "timestamp", PseudoTypes.time(context.now())));
        Datum result;
        try {
            result = context.toDatum(context.call(hook.function(), List.of(moment, before, after)));
        } catch (ReqlError e) {
            throw new ReqlError(e.type(), "Error in write hook: " + e.getMessage());
        }
        if (after == Datum.NULL && result != Datum.NULL) {
            throw ReqlError.logic("A write hook function must not turn a deletion into a replace/insert.");
        }
        if (after != Datum.NULL && result == Datum.NULL) {
            throw ReqlError.logic("A write hook function must not turn a replace/insert into a deletion.");
        }
        return result;
    }
}

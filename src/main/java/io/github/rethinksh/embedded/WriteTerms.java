package io.github.rethinksh.embedded;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Inserting, changing and deleting documents. */
final class WriteTerms {
    private static final String[] OPTIONS = {"durability", "return_changes", "ignore_write_hook", "non_atomic"};
    private static final int CONFLICT_PARAMETERS = 3;
    private static final Set<String> DURABILITIES = Set.of("hard", "soft");

    private WriteTerms() {}

    static void register(TermRegistry registry) {
        registry.register(
                TermType.INSERT,
                2,
                WriteTerms::insert,
                "conflict",
                "durability",
                "return_changes",
                "ignore_write_hook");
        registry.register(TermType.UPDATE, 2, WriteTerms::update, OPTIONS);
        registry.register(TermType.REPLACE, 2, WriteTerms::replace, OPTIONS);
        registry.register(TermType.DELETE, 1, WriteTerms::delete, OPTIONS);
        registry.register(TermType.FOR_EACH, 2, WriteTerms::forEach);
        registry.register(TermType.SYNC, 1, WriteTerms::sync);
    }

    private static Value insert(Invocation invocation) {
        TableSource table = invocation.table(0);
        WriteSummary summary = summary(invocation);
        BinaryOperator<Datum> conflict = conflict(invocation, table);
        RowWriter writer = new RowWriter(invocation.context(), table, summary, invocation.flag("ignore_write_hook"));
        Value given = invocation.value(1);
        Value documents = given instanceof Value.SingleSelection selection && selection.row() != Datum.NULL
                ? selection.row()
                : given;
        if (documents instanceof TableSlice source) {
            requireReadable(invocation, source.table());
        }
        Iterable<Datum> rows =
                documents instanceof ObjectDatum single ? List.of(single) : invocation.rows(documents, 1);
        for (Datum row : rows) {
            if (row instanceof ObjectDatum document) {
                ObjectDatum complete = withKey(document, table.primaryKey(), summary);
                Datum key = complete.get(table.primaryKey());
                writer.write(key, old -> old == Datum.NULL ? complete : conflict.apply(old, complete));
            } else {
                summary.failed(
                        Datum.NULL, TypeErrors.unexpectedDatum("OBJECT", row).getMessage());
            }
        }
        syncIfHard(invocation, table);
        return summary.toDatum();
    }

    private static void requireReadable(Invocation invocation, TableSource table) {
        try {
            invocation.context().require(Permission.READ, table);
        } catch (ReqlError e) {
            throw e.inside(Datum.of(1));
        }
    }

    private static ObjectDatum withKey(ObjectDatum document, String primaryKey, WriteSummary summary) {
        if (document.get(primaryKey) != null) {
            return document;
        }
        String key = UUID.randomUUID().toString();
        summary.generatedKey(key);
        return document.with(primaryKey, Datum.of(key));
    }

    /** What becomes of an old document and the new one with its key. */
    private static BinaryOperator<Datum> conflict(Invocation invocation, TableSource table) {
        Value option = invocation.option("conflict").orElse(Datum.of("error"));
        if (option instanceof Value.FunctionValue function) {
            int parameters = function.parameters().size();
            if (parameters != 0 && parameters != CONFLICT_PARAMETERS) {
                throw ReqlError.logic("The conflict function passed to `insert` should expect 3 arguments.");
            }
            return (old, document) -> {
                Datum key = ((ObjectDatum) document).get(table.primaryKey());
                return invocation.context().toDatum(invocation.call(function, List.of(key, old, document)));
            };
        }
        String name = invocation.option("conflict", Invocation::string).orElse("error");
        return switch (name) {
            case "error" ->
                (old, document) -> {
                    throw ReqlError.logic("Duplicate primary key `" + table.primaryKey() + "`:\n"
                            + PrettyPrinter.print(old) + "\n" + PrettyPrinter.print(document));
                };
            case "replace" -> (old, document) -> document;
            case "update" -> (old, document) -> Merging.merge((ObjectDatum) old, (ObjectDatum) document);
            default ->
                throw ReqlError.logic("Conflict option `" + name
                                + "` unrecognized (options are \"error\", \"replace\" and \"update\").")
                        .inside(Datum.of("conflict"));
        };
    }

    private static Value update(Invocation invocation) {
        requireAtomic(invocation);
        Function<Datum, Value> function = invocation.function(1);
        return change(invocation, old -> {
            if (old == Datum.NULL) {
                return old;
            }
            Datum change = invocation.context().toDatum(function.apply(old));
            if (change == Datum.NULL) {
                return old;
            }
            if (!(change instanceof ObjectDatum object)) {
                throw ReqlError.logic("Inserted value must be an OBJECT (got " + change.typeName() + "):\n"
                        + PrettyPrinter.print(change));
            }
            return Merging.merge((ObjectDatum) old, object);
        });
    }

    /** Unless the client does without it, a change must be one step, so nothing may be read in the middle of it. */
    private static void requireAtomic(Invocation invocation) {
        if (!invocation.flag("non_atomic")) {
            Determinism.requireAtomic(invocation.term(1));
        }
    }

    private static Value replace(Invocation invocation) {
        requireAtomic(invocation);
        Function<Datum, Value> function = invocation.function(1);
        return change(invocation, old -> invocation.context().toDatum(function.apply(old)));
    }

    private static Value delete(Invocation invocation) {
        return change(invocation, old -> Datum.NULL);
    }

    private static Value change(Invocation invocation, UnaryOperator<Datum> change) {
        WriteSummary summary = summary(invocation);
        Value target = invocation.value(0);
        boolean ignoreHook = invocation.flag("ignore_write_hook");
        if (target instanceof Value.SingleSelection selection) {
            new RowWriter(invocation.context(), selection.table(), summary, ignoreHook).write(selection.key(), change);
            syncIfHard(invocation, selection.table());
        } else if (target instanceof Sequence.Selection selection) {
            String primaryKey = selection.table().primaryKey();
            RowWriter writer = new RowWriter(invocation.context(), selection.table(), summary, ignoreHook);
            for (Datum row : selection) {
                writer.write(((ObjectDatum) row).get(primaryKey), change);
            }
            syncIfHard(invocation, selection.table());
        } else {
            throw TypeErrors.unexpected("SELECTION", target).inside(Datum.of(0));
        }
        return summary.toDatum();
    }

    static String durability(Invocation invocation) {
        String durability = invocation.option("durability", Invocation::string).orElse("hard");
        if (!DURABILITIES.contains(durability)) {
            throw ReqlError.logic(
                            "Durability option `" + durability + "` unrecognized (options are \"hard\" and \"soft\").")
                    .inside(Datum.of("durability"));
        }
        return durability;
    }

    private static void syncIfHard(Invocation invocation, TableSource table) {
        if (durability(invocation).equals("hard")) {
            table.sync();
        }
    }

    private static WriteSummary summary(Invocation invocation) {
        durability(invocation);
        Datum changes = invocation.option("return_changes", value -> value).orElse(Datum.FALSE);
        long limit = invocation.context().options().arrayLimit();
        if (changes instanceof Datum.StringDatum text) {
            if (!text.value().equals("always")) {
                throw ReqlError.logic("Invalid return_changes value `" + text.value()
                        + "` (options are `true`, `false`, and `'always'`.)");
            }
            return new WriteSummary(WriteSummary.Changes.ALL, limit);
        }
        return new WriteSummary(
                Invocation.isTrue(changes) ? WriteSummary.Changes.MADE : WriteSummary.Changes.NONE, limit);
    }

    /** Runs a write for each row, and adds up what they answer. */
    private static Value forEach(Invocation invocation) {
        Function<Datum, Value> function = invocation.function(1);
        Map<String, Datum> sums = new HashMap<>();
        for (Datum row : invocation.sequence(0)) {
            Datum result = invocation.argument(1, value -> {
                Datum answer = invocation.context().toDatum(function.apply(row));
                if (!(answer instanceof ObjectDatum) && !(answer instanceof Datum.ArrayDatum)) {
                    throw ReqlError.about(
                                    answer,
                                    "FOR_EACH expects one or more basic write queries.  "
                                            + TypeErrors.unexpectedDatum("ARRAY", answer)
                                                    .getMessage())
                            .inside(Datum.of(1));
                }
                return answer;
            });
            List<Datum> summaries = result instanceof Datum.ArrayDatum array ? array.items() : List.of(result);
            for (Datum part : summaries) {
                Invocation.object(part).fields().forEach((name, value) -> sums.merge(name, value, WriteTerms::added));
            }
        }
        return ObjectDatum.of(sums);
    }

    private static Datum added(Datum left, Datum right) {
        if (left instanceof Datum.NumberDatum a && right instanceof Datum.NumberDatum b) {
            return Datum.of(a.value() + b.value());
        }
        if (left instanceof Datum.ArrayDatum a && right instanceof Datum.ArrayDatum b) {
            return Datum.of(
                    Stream.concat(a.items().stream(), b.items().stream()).toList());
        }
        return left;
    }

    private static Value sync(Invocation invocation) {
        TableSource table = invocation.table(0);
        if (table instanceof SystemTable) {
            throw ReqlError.failed("Artificial tables don't support `sync()`.");
        }
        invocation.context().require(Permission.WRITE, table);
        table.sync();
        return ObjectDatum.of("synced", Datum.of(1));
    }
}

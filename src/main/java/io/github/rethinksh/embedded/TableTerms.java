package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Finding databases, tables and the rows in them. */
final class TableTerms {
    private static final Set<String> READ_MODES = Set.of("majority", "single", "outdated");

    private TableTerms() {}

    static void register(TermRegistry registry) {
        registry.register(TermType.DB, 1, TableTerms::database);
        registry.register(TermType.TABLE, 1, 2, TableTerms::table, "read_mode", "use_outdated", "identifier_format");
        registry.register(TermType.GET, 2, TableTerms::get);
        registry.register(TermType.GET_ALL, 1, TermRegistry.ANY, TableTerms::getAll, "index");
        registry.register(TermType.BETWEEN, 3, TableTerms::between, "index", "left_bound", "right_bound");
        registry.register(TermType.MINVAL, 0, invocation -> Datum.MINVAL);
        registry.register(TermType.MAXVAL, 0, invocation -> Datum.MAXVAL);
    }

    /** The database a term is about: its first argument, or the default of the query when that was left out. */
    static String databaseName(Invocation invocation, int argumentsWithDatabase) {
        if (invocation.count() < argumentsWithDatabase) {
            String name = invocation.context().options().database();
            invocation.context().cluster().databaseId(name);
            return name;
        }
        return invocation.argument(0, value -> {
            if (value instanceof Value.DatabaseValue database) {
                return database.name();
            }
            throw TypeErrors.unexpected("DATABASE", value);
        });
    }

    static String name(Invocation invocation, int position, String kind) {
        return invocation.argument(
                position,
                value -> Names.require(
                        kind, Invocation.string(invocation.context().toDatum(value))));
    }

    private static Value database(Invocation invocation) {
        String name = name(invocation, 0, "Database");
        invocation.context().cluster().databaseId(name);
        return new Value.DatabaseValue(name);
    }

    private static Value table(Invocation invocation) {
        invocation.option("read_mode", Invocation::string).ifPresent(mode -> {
            if (!READ_MODES.contains(mode)) {
                throw ReqlError.logic("Read mode `" + mode
                        + "` unrecognized (options are \"majority\", \"single\", and \"outdated\").");
            }
        });
        invocation.option("identifier_format", Invocation::string).ifPresent(format -> {
            if (!format.equals("name") && !format.equals("uuid")) {
                throw ReqlError.logic(
                        "Identifier format `" + format + "` unrecognized (options are \"name\" and \"uuid\").");
            }
        });
        if (invocation.option("use_outdated").isPresent()) {
            throw ReqlError.logic(
                    "The `use_outdated` optarg is no longer supported.  Use the `read_mode` optarg instead.");
        }
        String database = databaseName(invocation, 2);
        String name = name(invocation, invocation.count() - 1, "Table");
        QueryContext context = invocation.context();
        return TableSlice.whole(context, context.cluster().table(database, name));
    }

    private static Value get(Invocation invocation) {
        TableSource table = invocation.table(0);
        Datum key = invocation.datum(1);
        KeyEncoder.primary(key);
        return new Value.SingleSelection(table, key, () -> {
            invocation.context().require(Permission.READ, table);
            return table.get(key);
        });
    }

    private static Value getAll(Invocation invocation) {
        TableSource table = invocation.table(0);
        List<Datum> keys = new ArrayList<>();
        for (int i = 1; i < invocation.count(); i++) {
            keys.add(invocation.argument(
                    i, value -> requireKey(invocation.context().toDatum(value))));
        }
        String index = index(invocation, table);
        if (index == null) {
            keys.forEach(KeyEncoder::primary);
        }
        QueryContext context = invocation.context();
        List<KeyRange> ranges = keys.stream()
                .map(key -> KeyRange.between(key, false, key, false, encoding(index)))
                .toList();
        List<TableSlice> slices = ranges.stream()
                .map(range -> new TableSlice(context, table, index, range, TableSlice.Direction.UNORDERED))
                .toList();
        return new Sequence.RowSelection(
                table,
                () -> concatenated(slices.iterator()),
                false,
                () -> new WatchedRows(context, table, index, ranges));
    }

    private static Value between(Invocation invocation) {
        TableSlice slice = invocation.argument(0, value -> {
            if (value instanceof TableSlice found) {
                return found;
            }
            throw TypeErrors.unexpected("TABLE_SLICE", value);
        });
        Datum left = bound(invocation, 1);
        Datum right = bound(invocation, 2);
        boolean leftOpen = isOpen(invocation, "left_bound", false);
        boolean rightOpen = isOpen(invocation, "right_bound", true);
        String index = index(invocation, slice.table());
        if (slice.range() != KeyRange.ALL) {
            throw ReqlError.logic("Cannot perform multiple BETWEENs on the same table.")
                    .inside(Datum.of(0))
                    .inside(Datum.of(0));
        }
        if (DatumOrder.compare(left, right) > 0) {
            return slice.between(index, KeyRange.EMPTY);
        }
        return slice.between(index, KeyRange.between(left, leftOpen, right, rightOpen, encoding(index)));
    }

    /** The secondary index that is meant, or null for the primary key. */
    static String index(Invocation invocation, TableSource table) {
        String name = invocation.option("index", Invocation::string).orElse(table.primaryKey());
        if (name.equals(table.primaryKey())) {
            return null;
        }
        IndexReader.find(table, name);
        return name;
    }

    static Iterator<Datum> concatenated(Iterator<? extends Iterable<Datum>> parts) {
        return new Sequence.Rows() {
            private Iterator<Datum> current = List.<Datum>of().iterator();

            @Override
            Datum advance() {
                while (!current.hasNext() && parts.hasNext()) {
                    current = parts.next().iterator();
                }
                return current.hasNext() ? current.next() : null;
            }
        };
    }

    private static Function<Datum, byte[]> encoding(String index) {
        return index == null ? KeyEncoder::bound : KeyEncoder::secondary;
    }

    private static Datum requireKey(Datum key) {
        if (key == Datum.NULL) {
            throw ReqlError.missing("Keys cannot be NULL.");
        }
        if (key instanceof ObjectDatum object && object.isPseudoType(PseudoTypes.GEOMETRY)) {
            throw ReqlError.logic("Cannot use a geospatial index with `get_all`. Use `get_intersecting` instead.");
        }
        return key;
    }

    private static Datum bound(Invocation invocation, int position) {
        return invocation.argument(position, value -> {
            Datum bound = invocation.context().toDatum(value);
            if (bound == Datum.NULL) {
                throw ReqlError.logic(
                        "Cannot use `null` in BETWEEN, use `r.minval` or `r.maxval` to denote unboundedness.");
            }
            return bound;
        });
    }

    static boolean isOpen(Invocation invocation, String option, boolean otherwise) {
        String bound = invocation.option(option, Invocation::string).orElse(otherwise ? "open" : "closed");
        return switch (bound) {
            case "open" -> true;
            case "closed" -> false;
            default ->
                throw ReqlError.logic(
                        "Expected `open` or `closed` for optarg `" + option + "` (got `\"" + bound + "\"`).");
        };
    }
}

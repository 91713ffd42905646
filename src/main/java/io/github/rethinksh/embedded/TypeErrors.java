package io.github.rethinksh.embedded;

/** What a client is told when a value is of another type than a term needs. */
final class TypeErrors {
    private TypeErrors() {}

    /** For values of which only the kind matters: tables, selections, functions. */
    static ReqlError unexpected(String expected, Value found) {
        String text = "Expected type " + expected + " but found " + kind(found) + ":\n" + describe(found);
        return found instanceof Datum || found instanceof Value.SingleSelection
                ? ReqlError.about(plain(found), text)
                : ReqlError.logic(text);
    }

    /** For data of another type than expected. */
    static ReqlError unexpectedDatum(String expected, Datum found) {
        return ReqlError.about(found, "Expected type " + expected + " but found " + found.typeName() + ".");
    }

    private static Datum plain(Value value) {
        return value instanceof Value.SingleSelection selection ? selection.row() : (Datum) value;
    }

    private static String kind(Value value) {
        if (value instanceof Datum) {
            return "DATUM";
        }
        if (value instanceof Value.SingleSelection) {
            return "SINGLE_SELECTION";
        }
        if (value instanceof Sequence.Selection && !(value instanceof TableSlice)) {
            return "SELECTION";
        }
        return value instanceof Sequence && !(value instanceof Sequence.Selection) ? "SEQUENCE" : value.typeName();
    }

    private static String describe(Value value) {
        if (value instanceof Datum || value instanceof Value.SingleSelection) {
            return PrettyPrinter.print(plain(value));
        }
        if (value instanceof Value.DatabaseValue database) {
            return "db(\"" + database.name() + "\")";
        }
        if (value instanceof Sequence.Selection selection) {
            String name = selection.table().name();
            return value instanceof TableSlice ? "table(\"" + name + "\")" : "SELECTION ON table(" + name + ")";
        }
        return "VALUE " + kind(value);
    }
}

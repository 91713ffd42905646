package io.github.rethinksh.embedded;

import java.util.List;
import java.util.function.Supplier;

/** What a term can evaluate to. */
interface Value {
    /** The name of the type in error texts and in {@code type_of}. */
    String typeName();

    record DatabaseValue(String name) implements Value {
        @Override
        public String typeName() {
            return "DATABASE";
        }
    }

    /** One row of a table that a write can address, even when no document is there. */
    final class SingleSelection implements Value {
        private final TableSource table;
        private final Datum key;
        private final Supplier<Datum> reader;
        private Datum row;

        /** A row that is read when it is first asked for: who only writes to it need not be allowed to read it. */
        SingleSelection(TableSource table, Datum key, Supplier<Datum> reader) {
            this.table = table;
            this.key = key;
            this.reader = reader;
        }

        TableSource table() {
            return table;
        }

        Datum key() {
            return key;
        }

        /** The row, or null of ReQL when there is none; the same each time. */
        Datum row() {
            if (row == null) {
                row = reader.get();
            }
            return row;
        }

        @Override
        public String typeName() {
            return "SELECTION<OBJECT>";
        }
    }

    /** A function with the variables it saw where it was written. */
    record FunctionValue(List<Long> parameters, Term body, Scope scope) implements Value {
        @Override
        public String typeName() {
            return "FUNCTION";
        }
    }

    /** {@code r.asc(...)} or {@code r.desc(...)}. */
    record Ordering(Value by, boolean descending) implements Value {
        @Override
        public String typeName() {
            return "ORDERING";
        }
    }
}

package io.github.rethinksh.embedded;

import java.util.List;

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
    record SingleSelection(TableSource table, Datum key, Datum row) implements Value {
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

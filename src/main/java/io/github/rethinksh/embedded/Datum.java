package io.github.rethinksh.embedded;

import java.util.List;

/** One value of ReQL, immutable. Pseudo-types (TIME, BINARY, GEOMETRY) are objects, as they are on the wire. */
sealed interface Datum extends Value
        permits Datum.NullDatum,
                Datum.BooleanDatum,
                Datum.NumberDatum,
                Datum.StringDatum,
                Datum.ArrayDatum,
                Datum.Extreme,
                ObjectDatum {
    Datum NULL = new NullDatum();
    Datum TRUE = new BooleanDatum(true);
    Datum FALSE = new BooleanDatum(false);
    Datum MINVAL = new Extreme("MINVAL");
    Datum MAXVAL = new Extreme("MAXVAL");

    static Datum of(boolean value) {
        return value ? TRUE : FALSE;
    }

    static Datum of(double value) {
        return new NumberDatum(value);
    }

    static Datum of(long value) {
        return new NumberDatum((double) value);
    }

    static Datum of(String value) {
        return new StringDatum(value);
    }

    static Datum of(List<? extends Datum> items) {
        return new ArrayDatum(List.copyOf(items));
    }

    static Datum ofStrings(List<String> items) {
        return of(items.stream().map(Datum::of).toList());
    }

    /** The name {@code type_of} answers, for pseudo-types {@code PTYPE<NAME>}. */
    @Override
    String typeName();

    record NullDatum() implements Datum {
        @Override
        public String typeName() {
            return "NULL";
        }
    }

    record BooleanDatum(boolean value) implements Datum {
        @Override
        public String typeName() {
            return "BOOL";
        }
    }

    record NumberDatum(double value) implements Datum {
        @Override
        public String typeName() {
            return "NUMBER";
        }
    }

    record StringDatum(String value) implements Datum {
        @Override
        public String typeName() {
            return "STRING";
        }
    }

    record ArrayDatum(List<Datum> items) implements Datum {
        @Override
        public String typeName() {
            return "ARRAY";
        }
    }

    /** {@code r.minval} or {@code r.maxval}: a bound, never stored and never sent. */
    record Extreme(String typeName) implements Datum {}
}

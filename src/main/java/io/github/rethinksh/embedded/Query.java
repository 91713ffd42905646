package io.github.rethinksh.embedded;

import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One message of a client: what it wants, and for a START the term and the global options. */
record Query(Kind kind, Term term, Map<String, Term> options) {
    /** {@code Query.QueryType} of the protocol. */
    enum Kind {
        START,
        CONTINUE,
        STOP,
        NOREPLY_WAIT,
        SERVER_INFO
    }

    Query {
        options = Map.copyOf(options);
    }

    static Query parse(byte[] json) throws IOException {
        if (!(JsonReader.readPlain(json) instanceof Datum.ArrayDatum array)
                || array.items().isEmpty()
                || !(array.items().get(0) instanceof Datum.NumberDatum number)
                || number.value() < 1
                || number.value() > Kind.values().length) {
            throw new IOException("not a query");
        }
        Kind kind = Kind.values()[(int) number.value() - 1];
        if (kind != Kind.START) {
            return new Query(kind, null, Map.of());
        }
        if (array.items().size() < 2) {
            throw new IOException("a query without a term");
        }
        Term term = TermParser.parse(array.items().get(1));
        SortedMap<String, Term> options = new TreeMap<>();
        if (array.items().size() > 2 && array.items().get(2) instanceof ObjectDatum object) {
            object.fields().forEach((name, value) -> options.put(name, TermParser.parse(value)));
        }
        return new Query(kind, term, options);
    }

    boolean wantsNoReply() {
        return options.get("noreply") instanceof Term.Literal literal && literal.value() == Datum.TRUE;
    }
}

package io.github.rethinksh.embedded;

import java.io.IOException;
import java.util.List;
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

    /**
     * Reads a frame.
     *
     * @throws MalformedQueryException when it is no query
     * @throws ReqlError when its term is none
     */
    static Query parse(byte[] json) throws MalformedQueryException {
        List<Datum> parts = parts(json);
        Kind kind = kind(parts.get(0));
        ObjectDatum options = parts.size() > 2 ? options(parts.get(2)) : ObjectDatum.EMPTY;
        if (kind != Kind.START) {
            return new Query(kind, null, Map.of());
        }
        if (parts.size() < 2) {
            throw ReqlError.compile("SANITY CHECK FAILED: [query_json.Size() >= 2] at"
                    + " `src/rdb_protocol/term_storage.cc:291` (server is buggy).");
        }
        SortedMap<String, Term> terms = new TreeMap<>();
        options.fields().forEach((name, value) -> terms.put(name, TermParser.parse(value)));
        return new Query(kind, TermParser.parse(parts.get(1)), terms);
    }

    private static List<Datum> parts(byte[] json) throws MalformedQueryException {
        Datum query;
        try {
            query = JsonReader.readMessage(json);
        } catch (IOException e) {
            throw new MalformedQueryException("Client is buggy (failed to deserialize query).");
        }
        if (!(query instanceof Datum.ArrayDatum array)) {
            throw unparsable("Expected a query to be an array, but found " + query.typeName() + ".");
        }
        List<Datum> parts = array.items();
        if (parts.isEmpty() || parts.size() > 3) {
            throw unparsable("Expected 1 to 3 elements in the top-level query, but found " + parts.size() + ".");
        }
        return parts;
    }

    private static Kind kind(Datum type) throws MalformedQueryException {
        if (!(type instanceof Datum.NumberDatum number)) {
            throw unparsable("Expected a query type as a number, but found " + type.typeName() + ".");
        }
        // The server does not expect a fraction here, and then reads a zero.
        int value = number.value() == Math.rint(number.value()) ? (int) number.value() : 0;
        if (value < 1 || value > Kind.values().length) {
            throw unparsable("Unrecognized QueryType: " + value + ".");
        }
        return Kind.values()[value - 1];
    }

    private static ObjectDatum options(Datum options) throws MalformedQueryException {
        if (options instanceof ObjectDatum object) {
            return object;
        }
        throw unparsable("Expected global optargs as an object, but found " + options.typeName() + ".");
    }

    private static MalformedQueryException unparsable(String reason) {
        return new MalformedQueryException("Server could not parse query: " + reason);
    }

    boolean wantsNoReply() {
        return options.get("noreply") instanceof Term.Literal literal && literal.value() == Datum.TRUE;
    }
}

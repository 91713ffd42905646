package io.github.rethinksh.embedded;

import java.util.List;
import java.util.Map;

/**
 * A query, or a part of one, before it is evaluated. The position counts the terms of a query in the order in which
 * they are written; the server stores it with functions of indexes and hooks.
 */
sealed interface Term {
    int position();

    TermPath path();

    record Literal(Datum value, int position, TermPath path) implements Term {
        Literal(Datum value, int position) {
            this(value, position, TermPath.ROOT);
        }
    }

    /** An object whose fields are terms. */
    record ObjectTerm(Map<String, Term> fields, int position, TermPath path) implements Term {}

    record Call(TermType type, List<Term> arguments, Map<String, Term> options, int position, TermPath path)
            implements Term {
        Call(TermType type, List<Term> arguments, Map<String, Term> options, int position) {
            this(type, arguments, options, position, TermPath.ROOT);
        }

        Call withArguments(List<Term> newArguments) {
            return new Call(type, newArguments, options, position, path);
        }
    }
}

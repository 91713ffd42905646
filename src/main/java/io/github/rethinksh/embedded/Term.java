package io.github.rethinksh.embedded;

import java.util.List;
import java.util.Map;

/**
 * A query, or a part of one, before it is evaluated. The position counts the terms of a query in the order in which
 * they are written; the server stores it with functions of indexes and hooks.
 */
sealed interface Term {
    int position();

    record Literal(Datum value, int position) implements Term {}

    /** An object whose fields are terms. */
    record ObjectTerm(Map<String, Term> fields, int position) implements Term {}

    record Call(TermType type, List<Term> arguments, Map<String, Term> options, int position) implements Term {}
}

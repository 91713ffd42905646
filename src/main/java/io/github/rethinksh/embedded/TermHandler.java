package io.github.rethinksh.embedded;

/** What a term does. */
@FunctionalInterface
interface TermHandler {
    Value evaluate(Invocation invocation);
}

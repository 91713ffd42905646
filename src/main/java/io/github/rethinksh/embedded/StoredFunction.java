package io.github.rethinksh.embedded;

import java.util.List;
import java.util.Map;

/** A function that outlives its query, as the mapping of an index or as a write hook. It captures no variables. */
record StoredFunction(List<Long> parameters, Term body, int position) {
    /** The variable of the functions that the server itself makes for an index on a field. */
    private static final long OWN_VARIABLE = -19;

    StoredFunction {
        parameters = List.copyOf(parameters);
    }

    static StoredFunction of(Value.FunctionValue function) {
        if (!function.scope().isEmpty()) {
            throw ReqlError.logic("The embedded server cannot store a function that uses variables around it.");
        }
        return new StoredFunction(
                function.parameters(), function.body(), function.body().position());
    }

    /** Refuses a function that may give another result each time; {@code kind} is what it is stored as. */
    StoredFunction requireDeterministic(String kind) {
        if (!Determinism.isDeterministic(body)) {
            throw ReqlError.logic(
                    "Could not prove function deterministic.  " + kind + " functions must be deterministic.");
        }
        return this;
    }

    /** What {@code index_create("name")} means: the value of the field of that name. */
    static StoredFunction field(String name) {
        Term variable = new Term.Call(TermType.VAR, List.of(new Term.Literal(Datum.of(OWN_VARIABLE), 0)), Map.of(), 0);
        Term field =
                new Term.Call(TermType.GET_FIELD, List.of(variable, new Term.Literal(Datum.of(name), 0)), Map.of(), 0);
        return new StoredFunction(List.of(OWN_VARIABLE), field, 0);
    }

    Value.FunctionValue value() {
        return new Value.FunctionValue(parameters, body, Scope.EMPTY);
    }
}

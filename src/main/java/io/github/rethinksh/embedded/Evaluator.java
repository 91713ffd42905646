package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Evaluates terms, by handing each call to the handler of its type. */
final class Evaluator {
    /** The terms whose arrays count as made by the query, and may not be longer than it allows. */
    private static final Set<TermType> MAKES_ARRAYS = EnumSet.of(
            TermType.ADD,
            TermType.APPEND,
            TermType.INSERT_AT,
            TermType.JSON,
            TermType.KEYS,
            TermType.MUL,
            TermType.PREPEND,
            TermType.SET_INSERT,
            TermType.SET_UNION,
            TermType.SPLICE_AT,
            TermType.SPLIT,
            TermType.VALUES);

    private final TermRegistry registry;
    private final TermChecker checker;

    Evaluator(TermRegistry registry) {
        this.registry = registry;
        this.checker = new TermChecker(registry);
    }

    /** Refuses a query that makes no sense, whatever the data is. */
    void check(Term term) {
        checker.check(term);
    }

    /** Evaluates a term; what fails inside it is said to have failed there. */
    Value evaluate(Term term, Scope scope, QueryContext context) {
        try {
            return evaluateHere(term, scope, context);
        } catch (ReqlError e) {
            throw e.at(term.path());
        }
    }

    private Value evaluateHere(Term term, Scope scope, QueryContext context) {
        if (term instanceof Term.Literal literal) {
            return literal.value();
        }
        if (term instanceof Term.ObjectTerm object) {
            return evaluateFields(object.fields(), scope, context);
        }
        context.checkNotCancelled();
        Term.Call call = (Term.Call) term;
        Term.Call spliced = call.withArguments(splice(call.arguments(), scope, context));
        Value value = registry.evaluate(new Invocation(this, spliced, scope, context));
        if (MAKES_ARRAYS.contains(call.type()) && value instanceof Datum.ArrayDatum array) {
            context.requireWithinLimit(array.items().size());
        }
        return value;
    }

    Value call(Value.FunctionValue function, List<? extends Value> arguments, QueryContext context) {
        int expected = function.parameters().size();
        if (expected != 0 && expected != arguments.size()) {
            throw ReqlError.logic("Expected function with %s but found function with %s."
                            .formatted(plural(arguments.size()), plural(expected)))
                    .at(function.body().path());
        }
        Scope inner = function.scope().with(function.parameters(), arguments);
        return evaluate(function.body(), inner, context);
    }

    private Datum evaluateFields(Map<String, Term> fields, Scope scope, QueryContext context) {
        SortedMap<String, Datum> values = new TreeMap<>(DatumOrder::compareStrings);
        fields.forEach((name, term) -> {
            Value value = evaluate(term, scope, context);
            try {
                values.put(name, context.toDatum(value));
            } catch (ReqlError e) {
                throw e.at(term.path());
            }
        });
        return PseudoTypes.sanitize(ObjectDatum.of(values));
    }

    /** Puts the items of {@code r.args([...])} in its place. */
    private List<Term> splice(List<Term> arguments, Scope scope, QueryContext context) {
        if (arguments.stream().noneMatch(Evaluator::isArgs)) {
            return arguments;
        }
        List<Term> spliced = new ArrayList<>();
        for (Term argument : arguments) {
            if (isArgs(argument)) {
                List<Datum> items;
                try {
                    items = Invocation.array(context.toDatum(evaluate(argument, scope, context)));
                } catch (ReqlError e) {
                    throw e.at(argument.path());
                }
                items.forEach(item -> spliced.add(new Term.Literal(item, argument.position(), argument.path())));
            } else {
                spliced.add(argument);
            }
        }
        return spliced;
    }

    static boolean isArgs(Term term) {
        return term instanceof Term.Call call && call.type() == TermType.ARGS;
    }

    private static String plural(int count) {
        return count + (count == 1 ? " argument" : " arguments");
    }
}

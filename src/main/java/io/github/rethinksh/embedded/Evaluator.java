package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Evaluates terms, by handing each call to the handler of its type. */
final class Evaluator {
    private final TermRegistry registry;

    Evaluator(TermRegistry registry) {
        this.registry = registry;
    }

    Value evaluate(Term term, Scope scope, QueryContext context) {
        if (term instanceof Term.Literal literal) {
            return literal.value();
        }
        if (term instanceof Term.ObjectTerm object) {
            return evaluateFields(object.fields(), scope, context);
        }
        context.checkNotCancelled();
        Term.Call call = (Term.Call) term;
        Term.Call spliced =
                new Term.Call(call.type(), splice(call.arguments(), scope, context), call.options(), call.position());
        return registry.evaluate(new Invocation(this, spliced, scope, context));
    }

    Value call(Value.FunctionValue function, List<? extends Value> arguments, QueryContext context) {
        int expected = function.parameters().size();
        if (expected != 0 && expected != arguments.size()) {
            throw ReqlError.logic("Expected function with %s but found function with %s."
                    .formatted(plural(arguments.size()), plural(expected)));
        }
        Scope inner = function.scope().with(function.parameters(), arguments);
        return evaluate(function.body(), inner, context);
    }

    private Datum evaluateFields(Map<String, Term> fields, Scope scope, QueryContext context) {
        SortedMap<String, Datum> values = new TreeMap<>(DatumOrder::compareStrings);
        fields.forEach((name, term) -> {
            try {
                values.put(name, context.toDatum(evaluate(term, scope, context)));
            } catch (ReqlError e) {
                throw e.inside(Datum.of(name));
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
                Term inner = ((Term.Call) argument).arguments().get(0);
                if (!(context.toDatum(evaluate(inner, scope, context)) instanceof Datum.ArrayDatum array)) {
                    throw ReqlError.logic("Expected type ARRAY as argument of `args`.");
                }
                array.items().forEach(item -> spliced.add(new Term.Literal(item, argument.position())));
            } else {
                spliced.add(argument);
            }
        }
        return spliced;
    }

    private static boolean isArgs(Term term) {
        return term instanceof Term.Call call && call.type() == TermType.ARGS;
    }

    private static String plural(int count) {
        return count + (count == 1 ? " argument" : " arguments");
    }
}

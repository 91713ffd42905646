package io.github.rethinksh.embedded;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A term with everything it needs to be evaluated; arguments are evaluated when they are asked for. */
final class Invocation {
    private final Evaluator evaluator;
    private final Term.Call call;
    private final Scope scope;
    private final QueryContext context;

    Invocation(Evaluator evaluator, Term.Call call, Scope scope, QueryContext context) {
        this.evaluator = evaluator;
        this.call = call;
        this.scope = scope;
        this.context = context;
    }

    TermType type() {
        return call.type();
    }

    int count() {
        return call.arguments().size();
    }

    Set<String> optionNames() {
        return call.options().keySet();
    }

    QueryContext context() {
        return context;
    }

    Scope scope() {
        return scope;
    }

    Term term(int position) {
        return call.arguments().get(position);
    }

    /** Does something with an argument, and blames the argument when that fails. */
    <T> T argument(int position, Function<Value, T> use) {
        try {
            return use.apply(evaluator.evaluate(term(position), scope, context));
        } catch (ReqlError e) {
            throw e.inside(Datum.of(position));
        }
    }

    Value value(int position) {
        return argument(position, value -> value);
    }

    Datum datum(int position) {
        return argument(position, context::toDatum);
    }

    List<Datum> datums(int from) {
        return IntStream.range(from, count()).mapToObj(this::datum).toList();
    }

    String string(int position) {
        return argument(position, value -> string(context.toDatum(value)));
    }

    double number(int position) {
        return argument(position, value -> number(context.toDatum(value)));
    }

    int integer(int position) {
        return argument(position, value -> integer(context.toDatum(value)));
    }

    List<Datum> array(int position) {
        return argument(position, value -> array(context.toDatum(value)));
    }

    /** The argument as rows. Data that is no rows fails the term itself, as it does on the server. */
    Sequence sequence(int position) {
        return rows(value(position), position);
    }

    /** The same of what the argument at that position was found to be. */
    Sequence rows(Value value, int position) {
        boolean isData = value instanceof Datum || value instanceof Sequence;
        try {
            return toSequence(value);
        } catch (ReqlError e) {
            throw isData ? e : e.inside(Datum.of(position));
        }
    }

    static Sequence toSequence(Value value) {
        if (value instanceof Sequence sequence) {
            return sequence;
        }
        Value plain = value instanceof Value.SingleSelection selection ? selection.row() : value;
        if (plain instanceof Datum.ArrayDatum array) {
            return Sequence.of(array.items());
        }
        if (value instanceof Datum datum) {
            throw ReqlError.about(datum, "Cannot convert " + datum.typeName() + " to SEQUENCE");
        }
        throw TypeErrors.unexpected("SEQUENCE", value);
    }

    TableSource table(int position) {
        return argument(position, value -> {
            if (value instanceof TableSlice slice && slice.isWholeTable()) {
                return slice.table();
            }
            throw TypeErrors.unexpected("TABLE", value);
        });
    }

    boolean truth(int position) {
        return isTrue(value(position));
    }

    static boolean isTrue(Value value) {
        return value != Datum.FALSE && value != Datum.NULL;
    }

    /** The argument as a function of one row: a function, or a constant. */
    Function<Datum, Value> function(int position) {
        return context.function(value(position));
    }

    Function<List<? extends Value>, Value> functionOfMany(int position) {
        Value value = value(position);
        if (value instanceof Value.FunctionValue function) {
            return arguments -> evaluator.call(function, arguments, context);
        }
        return arguments -> value;
    }

    Value call(Value.FunctionValue function, List<? extends Value> values) {
        return evaluator.call(function, values, context);
    }

    Optional<Value> option(String name) {
        Term term = call.options().get(name);
        if (term == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(evaluator.evaluate(term, scope, context));
        } catch (ReqlError e) {
            throw e.inside(Datum.of(name));
        }
    }

    /** Reads an optional argument, and blames it when that fails. */
    <T> Optional<T> option(String name, Function<Datum, T> use) {
        return option(name).map(value -> {
            try {
                return use.apply(context.toDatum(value));
            } catch (ReqlError e) {
                throw e.inside(Datum.of(name));
            }
        });
    }

    boolean flag(String name) {
        return option(name).map(Invocation::isTrue).orElse(false);
    }

    static String string(Datum datum) {
        if (datum instanceof Datum.StringDatum string) {
            return string.value();
        }
        throw TypeErrors.unexpectedDatum("STRING", datum);
    }

    static double number(Datum datum) {
        if (datum instanceof Datum.NumberDatum number) {
            return number.value();
        }
        throw TypeErrors.unexpectedDatum("NUMBER", datum);
    }

    static int integer(Datum datum) {
        double number = number(datum);
        if (number != Math.rint(number)) {
            throw ReqlError.logic("Number not an integer: " + JsonWriter.number(number));
        }
        if (Math.abs(number) > 0x1p53) {
            throw ReqlError.logic("Number not an integer (%s2^53): %s"
                    .formatted(number > 0 ? ">" : "<-", KeyEncoder.twentyDigits(number)));
        }
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number));
    }

    static List<Datum> array(Datum datum) {
        if (datum instanceof Datum.ArrayDatum array) {
            return array.items();
        }
        throw TypeErrors.unexpectedDatum("ARRAY", datum);
    }

    static ObjectDatum object(Datum datum) {
        if (datum instanceof ObjectDatum object) {
            return object;
        }
        throw TypeErrors.unexpectedDatum("OBJECT", datum);
    }
}

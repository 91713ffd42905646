package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code fold}: an accumulator goes from row to row, and what is emitted on the way makes a new sequence. */
final class FoldTerm {
    private static final int PARAMETERS = 2;

    private FoldTerm() {}

    static void register(TermRegistry registry) {
        registry.register(TermType.FOLD, 3, FoldTerm::fold, "emit", "final_emit");
    }

    private static Value fold(Invocation invocation) {
        QueryContext context = invocation.context();
        Optional<Value> emit = invocation.option("emit");
        Sequence sequence = invocation.sequence(0);
        requireParameters(invocation.value(2));
        var step = invocation.functionOfMany(2);
        List<Datum> emitted = new ArrayList<>();
        Datum accumulator = invocation.datum(1);
        for (Datum row : sequence) {
            Datum before = accumulator;
            accumulator = context.toDatum(step.apply(List.of(before, row)));
            if (emit.isPresent()) {
                emitted.addAll(call(invocation, emit.get(), List.of(before, row, accumulator)));
            }
        }
        Optional<Value> last = invocation.option("final_emit");
        if (emit.isEmpty() && last.isEmpty()) {
            return accumulator;
        }
        if (last.isPresent()) {
            emitted.addAll(call(invocation, last.get(), List.of(accumulator)));
        }
        return sequence.isArray() ? Datum.of(emitted) : new Sequence.Stream(emitted, false);
    }

    private static void requireParameters(Value step) {
        int count = step instanceof Value.FunctionValue function
                ? function.parameters().size()
                : 0;
        if (count != 0 && count != PARAMETERS) {
            throw ReqlError.logic("The accumulator function passed to `fold` should expect 2 arguments");
        }
    }

    private static List<Datum> call(Invocation invocation, Value function, List<Datum> arguments) {
        QueryContext context = invocation.context();
        Value result =
                function instanceof Value.FunctionValue callable ? invocation.call(callable, arguments) : function;
        return Invocation.array(context.toDatum(result));
    }
}

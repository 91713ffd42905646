package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Functions, variables, branches and errors. */
final class ControlTerms {
    /** The space of the names that {@code r.uuid(name)} hashes. */
    private static final UUID NAMES = UUID.fromString("91461c99-f89d-49d2-af96-d8e2e14e9b58");

    private ControlTerms() {}

    static void register(TermRegistry registry) {
        registry.register(TermType.MAKE_ARRAY, 0, TermRegistry.ANY, ControlTerms::makeArray);
        registry.register(TermType.ARGS, 1, i -> Datum.of(i.array(0)));
        registry.register(TermType.FUNC, 2, ControlTerms::function);
        registry.register(TermType.VAR, 1, i -> i.scope().variable(i.integer(0)));
        registry.register(TermType.IMPLICIT_VAR, 0, i -> i.scope().implicit());
        registry.register(TermType.FUNCALL, 1, TermRegistry.ANY, ControlTerms::call);
        registry.register(TermType.BRANCH, 3, TermRegistry.ANY, ControlTerms::branch);
        registry.register(TermType.AND, 0, TermRegistry.ANY, i -> firstOf(i, false));
        registry.register(TermType.OR, 0, TermRegistry.ANY, i -> firstOf(i, true));
        registry.register(TermType.NOT, 1, i -> Datum.of(!i.truth(0)));
        registry.register(TermType.DEFAULT, 2, ControlTerms::defaultValue);
        registry.register(TermType.ERROR, 0, 1, ControlTerms::error);
        registry.register(TermType.UUID, 0, 1, ControlTerms::uuid);
    }

    private static Value makeArray(Invocation invocation) {
        invocation.context().requireWithinLimit(invocation.count());
        List<Datum> items = new ArrayList<>();
        for (int i = 0; i < invocation.count(); i++) {
            items.add(invocation.datum(i));
        }
        return Datum.of(items);
    }

    /** The parameters are written as an array, as a term or as a plain value. */
    private static Value function(Invocation invocation) {
        List<Long> parameters = invocation.array(0).stream()
                .map(parameter -> (long) Invocation.number(parameter))
                .toList();
        return new Value.FunctionValue(parameters, invocation.term(1), invocation.scope());
    }

    private static Value call(Invocation invocation) {
        List<Value> arguments = new ArrayList<>();
        for (int i = 1; i < invocation.count(); i++) {
            arguments.add(invocation.value(i));
        }
        return invocation.functionOfMany(0).apply(arguments);
    }

    private static Value branch(Invocation invocation) {
        if (invocation.count() % 2 == 0) {
            throw ReqlError.logic("Cannot call `branch` term with an even number of arguments.");
        }
        int last = invocation.count() - 1;
        for (int i = 0; i < last; i += 2) {
            if (invocation.truth(i)) {
                return invocation.value(i + 1);
            }
        }
        return invocation.value(last);
    }

    private static Value firstOf(Invocation invocation, boolean wanted) {
        Value value = Datum.of(!wanted);
        for (int i = 0; i < invocation.count(); i++) {
            value = invocation.value(i);
            if (Invocation.isTrue(value) == wanted) {
                return value;
            }
        }
        return value;
    }

    private static Value defaultValue(Invocation invocation) {
        ReqlError missing;
        try {
            Value value = invocation.value(0);
            Value plain = value instanceof Value.SingleSelection selection ? selection.row() : value;
            if (plain != Datum.NULL) {
                return value;
            }
            missing = null;
        } catch (ReqlError e) {
            if (e.type() != ErrorType.NON_EXISTENCE) {
                throw e;
            }
            missing = e;
        }
        return defaultFor(invocation, missing);
    }

    /** {@code r.error()} as the default stands for the error that made the default necessary. */
    private static Value defaultFor(Invocation invocation, ReqlError missing) {
        try {
            return invocation.value(1);
        } catch (ReqlError e) {
            throw missing != null && e.isEmptyError() ? missing : e;
        }
    }

    private static Value error(Invocation invocation) {
        if (invocation.count() == 0) {
            throw ReqlError.empty();
        }
        throw new ReqlError(ErrorType.USER, invocation.string(0));
    }

    private static Value uuid(Invocation invocation) {
        String uuid =
                invocation.count() == 0 ? UUID.randomUUID().toString() : Names.hashed(NAMES, invocation.string(0));
        return Datum.of(uuid);
    }
}

package io.github.rethinksh.embedded;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what is wrong with a query whatever the data is, before any of it is evaluated. */
final class TermChecker {
    private static final Set<TermType> WRITES = EnumSet.of(
            TermType.UPDATE,
            TermType.DELETE,
            TermType.INSERT,
            TermType.REPLACE,
            TermType.DB_CREATE,
            TermType.DB_DROP,
            TermType.TABLE_CREATE,
            TermType.TABLE_DROP,
            TermType.WAIT,
            TermType.RECONFIGURE,
            TermType.REBALANCE,
            TermType.SYNC,
            TermType.GRANT,
            TermType.SET_WRITE_HOOK,
            TermType.GET_WRITE_HOOK,
            TermType.INDEX_CREATE,
            TermType.INDEX_DROP,
            TermType.INDEX_WAIT,
            TermType.INDEX_RENAME);

    /** Terms that call functions again and again: these must not write. */
    private static final Set<TermType> FORBID_WRITES = EnumSet.of(
            TermType.REDUCE,
            TermType.MAP,
            TermType.FOLD,
            TermType.FILTER,
            TermType.CONCAT_MAP,
            TermType.GROUP,
            TermType.INNER_JOIN,
            TermType.OUTER_JOIN,
            TermType.EQ_JOIN,
            TermType.UPDATE,
            TermType.DELETE,
            TermType.REPLACE,
            TermType.INSERT,
            TermType.COUNT,
            TermType.SUM,
            TermType.AVG,
            TermType.MIN,
            TermType.MAX);

    private static final Set<TermType> PASS_LITERALS_ON =
            EnumSet.of(TermType.MAKE_ARRAY, TermType.FUNC, TermType.BRANCH, TermType.DEFAULT, TermType.FUNCALL);

    private final TermRegistry registry;

    TermChecker(TermRegistry registry) {
        this.registry = registry;
    }

    void check(Term root) {
        checkPlaces(root, null, null, true);
        checkCalls(root, Set.of(), false);
        checkLiterals(root, false);
    }

    private static void checkPlaces(Term term, TermType parent, TermType grandparent, boolean mayWrite) {
        if (term instanceof Term.ObjectTerm object) {
            object.fields().values().forEach(field -> checkPlaces(field, TermType.MAKE_OBJ, parent, mayWrite));
        }
        if (!(term instanceof Term.Call call)) {
            return;
        }
        TermType type = call.type();
        boolean isOrder = type == TermType.ASC || type == TermType.DESC;
        if (isOrder && !mayBeOrdered(parent, grandparent)) {
            throw ReqlError.compile(type + " may only be used as an argument to ORDER_BY or UNION.")
                    .at(term.path());
        }
        if (WRITES.contains(type) && !mayWrite) {
            throw ReqlError.compile("Cannot nest writes or meta ops in stream operations.  Use FOR_EACH instead.")
                    .at(term.path());
        }
        boolean inside = mayWrite && !FORBID_WRITES.contains(type);
        for (int i = 0; i < call.arguments().size(); i++) {
            checkPlaces(call.arguments().get(i), type, parent, i == 0 ? mayWrite : inside);
        }
        call.options().values().forEach(option -> checkPlaces(option, type, parent, inside));
    }

    private static boolean mayBeOrdered(TermType parent, TermType grandparent) {
        return parent == TermType.ORDER_BY
                || parent == TermType.UNION
                || (parent == TermType.MAKE_ARRAY && grandparent == TermType.UNION);
    }

    private void checkCalls(Term term, Set<Long> variables, boolean hasRow) {
        if (term instanceof Term.ObjectTerm object) {
            object.fields().values().forEach(field -> checkCalls(field, variables, hasRow));
        }
        if (!(term instanceof Term.Call call)) {
            return;
        }
        switch (call.type()) {
            case FUNC -> checkFunction(call, variables);
            case VAR -> checkVariable(call, variables);
            case IMPLICIT_VAR -> {
                if (!hasRow) {
                    throw ReqlError.compile("r.row is not defined in this context.")
                            .at(call.path());
                }
            }
            default -> call.arguments().forEach(argument -> checkCalls(argument, variables, hasRow));
        }
        if (call.arguments().stream().noneMatch(Evaluator::isArgs)) {
            registry.requireCount(call);
        }
        for (Map.Entry<String, Term> option : call.options().entrySet()) {
            registry.requireOption(call, option.getKey());
            checkCalls(option.getValue(), variables, hasRow);
        }
    }

    private void checkFunction(Term.Call function, Set<Long> variables) {
        registry.requireCount(function);
        List<Long> parameters = parameters(function.arguments().get(0));
        Set<Long> inside = new HashSet<>(variables);
        inside.addAll(parameters);
        checkCalls(function.arguments().get(1), inside, parameters.size() == 1);
    }

    /** The parameters are written as an array, as a term or as a plain value. */
    private static List<Long> parameters(Term written) {
        if (written instanceof Term.Call array) {
            return array.arguments().stream().map(TermChecker::number).toList();
        }
        return written instanceof Term.Literal literal && literal.value() instanceof Datum.ArrayDatum array
                ? array.items().stream()
                        .map(item -> (long) Invocation.number(item))
                        .toList()
                : List.of();
    }

    private static void checkVariable(Term.Call variable, Set<Long> variables) {
        boolean isKnown = variable.arguments().size() != 1
                || variables.contains(number(variable.arguments().get(0)));
        if (!isKnown) {
            throw ReqlError.compile("Variable name not found.").at(variable.path());
        }
    }

    private static long number(Term term) {
        return term instanceof Term.Literal literal && literal.value() instanceof Datum.NumberDatum number
                ? (long) number.value()
                : 0;
    }

    /** {@code r.literal} makes sense only in what is merged into something else. */
    private static void checkLiterals(Term term, boolean mayBeLiteral) {
        if (term instanceof Term.ObjectTerm object) {
            object.fields().values().forEach(field -> checkLiterals(field, mayBeLiteral));
        }
        if (!(term instanceof Term.Call call)) {
            return;
        }
        if (call.type() == TermType.LITERAL && !mayBeLiteral) {
            throw PseudoTypes.strayLiteral().at(call.path());
        }
        boolean passOn = mayBeLiteral && PASS_LITERALS_ON.contains(call.type());
        boolean isMerge =
                call.type() == TermType.MERGE || call.type() == TermType.UPDATE || call.type() == TermType.REPLACE;
        for (int i = 0; i < call.arguments().size(); i++) {
            checkLiterals(call.arguments().get(i), passOn || (isMerge && i > 0));
        }
        call.options().values().forEach(option -> checkLiterals(option, false));
    }
}

package io.github.rethinksh.embedded;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/** Whether a term is sure to have the same value whenever, and wherever, it is evaluated. */
final class Determinism {
    /** Terms that read what may change, or throw dice. */
    private static final Set<TermType> UNCERTAIN = EnumSet.of(
            TermType.DB,
            TermType.TABLE,
            TermType.DB_LIST,
            TermType.TABLE_LIST,
            TermType.RANDOM,
            TermType.SAMPLE,
            TermType.HTTP,
            TermType.JAVASCRIPT);

    private Determinism() {}

    /** Refuses the change of a document that might be another one when it is made again. */
    static void requireAtomic(Term term) {
        if (!isProvable(term)) {
            throw ReqlError.logic(
                    "Could not prove argument deterministic.  Maybe you want to use the non_atomic flag?");
        }
    }

    /** Whether a function may be stored: it must not even ask for the time, which is the same within one query. */
    static boolean isDeterministic(Term term) {
        return none(term, call -> call.type() == TermType.NOW || isUncertain(call));
    }

    private static boolean isProvable(Term term) {
        return none(term, Determinism::isUncertain);
    }

    private static boolean isUncertain(Term.Call call) {
        // Without an argument an id is made up, with one it is a hash of that.
        boolean isRandomId = call.type() == TermType.UUID && call.arguments().isEmpty();
        return isRandomId || UNCERTAIN.contains(call.type());
    }

    private static boolean none(Term term, Predicate<Term.Call> unwanted) {
        if (term instanceof Term.ObjectTerm object) {
            return object.fields().values().stream().allMatch(field -> none(field, unwanted));
        }
        return !(term instanceof Term.Call call)
                || (!unwanted.test(call)
                        && call.arguments().stream().allMatch(argument -> none(argument, unwanted))
                        && call.options().values().stream().allMatch(option -> none(option, unwanted)));
    }
}

package io.github.rethinksh.embedded;

import java.util.Set;

/** Tells whether a function gives the same for the same arguments, always: only such a function may be stored. */
final class Determinism {
    private static final Set<TermType> CHANGING = Set.of(
            TermType.DB,
            TermType.TABLE,
            TermType.NOW,
            TermType.RANDOM,
            TermType.SAMPLE,
            TermType.JAVASCRIPT,
            TermType.HTTP);

    private Determinism() {}

    static boolean isDeterministic(Term term) {
        if (term instanceof Term.ObjectTerm object) {
            return object.fields().values().stream().allMatch(Determinism::isDeterministic);
        }
        if (term instanceof Term.Call call) {
            // Without an argument a new one is made up, with one it is a hash of that.
            boolean madeUp = call.type() == TermType.UUID && call.arguments().isEmpty();
            return !CHANGING.contains(call.type())
                    && !madeUp
                    && call.arguments().stream().allMatch(Determinism::isDeterministic)
                    && call.options().values().stream().allMatch(Determinism::isDeterministic);
        }
        return true;
    }
}

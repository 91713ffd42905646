package io.github.rethinksh.embedded;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The terms this server can evaluate, filled by the families of terms when the server starts. */
final class TermRegistry {
    static final int ANY = Integer.MAX_VALUE;

    private record Entry(int minimum, int maximum, TermHandler handler, Set<String> options) {}

    private final Map<TermType, Entry> entries = new EnumMap<>(TermType.class);

    void register(TermType type, int minimum, int maximum, TermHandler handler, String... options) {
        entries.put(type, new Entry(minimum, maximum, handler, Set.of(options)));
    }

    void register(TermType type, int arguments, TermHandler handler, String... options) {
        register(type, arguments, arguments, handler, options);
    }

    Value evaluate(Invocation invocation) {
        Entry entry = entries.get(invocation.type());
        if (entry == null) {
            throw ReqlError.logic("The embedded server does not know the term `%s` (%d)."
                    .formatted(invocation.type(), invocation.type().number()));
        }
        // Counted again, because what r.args brings was not known before.
        if (invocation.count() < entry.minimum || invocation.count() > entry.maximum) {
            throw ReqlError.logic(miscounted(entry, invocation.count()));
        }
        return entry.handler.evaluate(invocation);
    }

    /** Whether a term has as many arguments as it can take; those of an unknown one are not counted. */
    void requireCount(Term.Call call) {
        Entry entry = entries.get(call.type());
        int count = call.arguments().size();
        if (entry != null && (count < entry.minimum || count > entry.maximum)) {
            throw ReqlError.compile(miscounted(entry, count)).at(call.path());
        }
    }

    void requireOption(Term.Call call, String name) {
        Entry entry = entries.get(call.type());
        if (entry != null && !entry.options.contains(name)) {
            throw ReqlError.compile("Unrecognized optional argument `" + name + "`.")
                    .at(call.options().get(name).path());
        }
    }

    private static String miscounted(Entry entry, int count) {
        return "Expected " + expected(entry) + " but found " + count + ".";
    }

    private static String expected(Entry entry) {
        if (entry.minimum == entry.maximum) {
            return entry.minimum + (entry.minimum == 1 ? " argument" : " arguments");
        }
        return entry.maximum == ANY
                ? entry.minimum + " or more arguments"
                : "between " + entry.minimum + " and " + entry.maximum + " arguments";
    }
}

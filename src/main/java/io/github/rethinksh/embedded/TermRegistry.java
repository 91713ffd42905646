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
        if (invocation.count() < entry.minimum || invocation.count() > entry.maximum) {
            throw ReqlError.compile("Expected " + expected(entry) + " but found " + invocation.count() + ".");
        }
        for (String option : invocation.optionNames()) {
            if (!entry.options.contains(option)) {
                throw ReqlError.compile("Unrecognized optional argument `" + option + "`.")
                        .inside(Datum.of(option));
            }
        }
        return entry.handler.evaluate(invocation);
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

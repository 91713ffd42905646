package io.github.rethinksh.command;

import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.session.CatalogNames;
import io.github.rethinksh.session.Session;
import java.util.List;

/** Finds names that are not in the cluster, as far as it is known; those that may become one are let pass while typed. */
record NameCheck(Session session) {
    boolean refusesDatabase(String name, boolean typing) {
        CatalogNames names = session.connection().names();
        return names.areKnown() && !has(names.databases(), name, typing);
    }

    boolean refusesTable(String name, boolean typing) {
        CatalogNames names = session.connection().names();
        int dot = name.indexOf('.');
        boolean known = dot < 0
                ? has(names.tables(session.database()), name, typing) || (typing && has(names.databases(), name, true))
                : has(names.tables(name.substring(0, dot)), name.substring(dot + 1), typing);
        return names.areKnown() && !known && !isOfSystem(name);
    }

    boolean refusesSelection(String name, boolean typing) {
        if (name.indexOf('*') >= 0 || name.indexOf('?') >= 0) {
            return session.connection().names().areKnown() && !typing && !matches(name);
        }
        boolean database = name.indexOf('.') < 0 && !refusesDatabase(name, typing);
        return !database && refusesTable(name, typing);
    }

    private boolean matches(String pattern) {
        CatalogNames names = session.connection().names();
        try {
            Selection selection = Targets.selection(List.of(pattern), List.of(), names.tree(), session.database());
            return names.tables().stream().anyMatch(selection::matches)
                    || names.databases().stream().anyMatch(selection::matchesDatabase);
        } catch (ShellException e) {
            // It is no pattern at all.
            return false;
        }
    }

    /** System tables can be looked at, and are not among the names. */
    private static boolean isOfSystem(String name) {
        return name.startsWith("rethinkdb.");
    }

    private static boolean has(List<String> names, String name, boolean typing) {
        return names.contains(name) || (typing && names.stream().anyMatch(known -> known.startsWith(name)));
    }
}

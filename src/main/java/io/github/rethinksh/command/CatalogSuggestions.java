package io.github.rethinksh.command;

import io.github.rethinksh.cluster.TableOutline;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.session.CatalogNames;
import io.github.rethinksh.session.Session;
import java.util.ArrayList;
import java.util.List;

/**
 * The databases and tables of the cluster as suggestions. Tables come when their database is typed: a cluster of
 * thousands of them would fill the screen.
 */
record CatalogSuggestions(Session session) {
    /** As many tables of the current database as are worth a look, when not a letter of them was typed. */
    private static final int FEW = 50;

    List<Suggestion> databases() {
        return session.connection().names().databases().stream()
                .map(database -> new Suggestion(database, "database"))
                .toList();
    }

    /** Tables by their full names. */
    List<Suggestion> fullTables(String typed) {
        int dot = typed.indexOf('.');
        return dot < 0 ? begun() : within(database(typed.substring(0, dot)));
    }

    /** The same, and those of the current database by their own names. */
    List<Suggestion> tables(String typed) {
        List<Suggestion> all = new ArrayList<>(fullTables(typed));
        all.addAll(current(typed));
        return all;
    }

    /** Databases, all tables of one, and tables. */
    List<Suggestion> selections(String typed) {
        int dot = typed.indexOf('.');
        List<Suggestion> all = new ArrayList<>();
        if (dot < 0) {
            all.addAll(databases());
        } else {
            all.addAll(everyTable(database(typed.substring(0, dot))));
        }
        all.addAll(tables(typed));
        return all;
    }

    private List<Suggestion> everyTable(String database) {
        int tables = session.connection().names().tables(database).size();
        return tables == 0
                ? List.of()
                : List.of(new Suggestion(database + ".*", tables == 1 ? "its table" : "all " + tables + " tables"));
    }

    /** The database as it is written, which may have been typed in other letters. */
    private String database(String typed) {
        CatalogNames names = session.connection().names();
        return names.tree().containsKey(typed)
                ? typed
                : names.databases().stream()
                        .filter(typed::equalsIgnoreCase)
                        .findFirst()
                        .orElse(typed);
    }

    private List<Suggestion> begun() {
        return session.connection().names().databases().stream()
                .filter(database ->
                        !session.connection().names().tables(database).isEmpty())
                .map(database -> new Suggestion(database + ".", "its tables"))
                .toList();
    }

    private List<Suggestion> within(String database) {
        return session.connection().names().tables(database).stream()
                .map(table -> new TableName(database, table))
                .map(table -> new Suggestion(table.toString(), description(table)))
                .toList();
    }

    /** Tables of the current database by their bare names; a database of that name would be meant before them. */
    private List<Suggestion> current(String typed) {
        String database = session.database();
        List<String> tables = session.connection().names().tables(database);
        if (typed.contains(".") || (typed.isEmpty() && tables.size() > FEW)) {
            return List.of();
        }
        return tables.stream()
                .filter(table -> !session.connection().names().tree().containsKey(table))
                .map(table -> new Suggestion(table, description(new TableName(database, table))))
                .toList();
    }

    /** Only what is known already: a list of tables is no reason to look into each. */
    private String description(TableName table) {
        return session.connection()
                .knownOutline(table)
                .map(TableOutline::primaryKey)
                .filter(key -> !key.isEmpty())
                .map(key -> "table, key " + key)
                .orElse("table");
    }
}

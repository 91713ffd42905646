package io.github.rethinksh.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Finds which tables or databases were probably meant by a mistyped name. */
public final class NearestTables {
    private static final String ALL = ".*";

    private NearestTables() {}

    /**
     * A hint that asks for what is near.
     *
     * @param text DB, DB.TABLE, TABLE or DB.*, as it was typed
     * @param otherwise the hint where nothing is near; may be null
     */
    public static String hint(
            String text, Collection<TableName> tables, Collection<String> databases, String otherwise) {
        List<String> names = new ArrayList<>(databases);
        tables.forEach(table -> names.add(table.toString()));
        if (text.endsWith(ALL)) {
            databases.forEach(database -> names.add(database + ALL));
        }
        List<String> nearest = NearestNames.to(text, names);
        return NearestNames.hint(nearest.isEmpty() ? inOtherDatabases(text, tables) : nearest, otherwise);
    }

    /** The database may be what is wrong, or may be missing. */
    private static List<String> inOtherDatabases(String text, Collection<TableName> tables) {
        String name = text.substring(text.lastIndexOf('.') + 1);
        List<String> nearest =
                NearestNames.to(name, tables.stream().map(TableName::table).toList());
        return tables.stream()
                .filter(table -> nearest.contains(table.table()))
                .map(TableName::toString)
                .limit(NearestNames.MOST)
                .toList();
    }
}

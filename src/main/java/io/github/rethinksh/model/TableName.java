package io.github.rethinksh.model;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table by its full name, {@code database.table}, ordered by database and then by table.
 *
 * @param database the database's name, of letters, digits, {@code _} and {@code -} only
 * @param table the table's name, of the same letters
 */
public record TableName(String database, String table) implements Comparable<TableName> {
    private static final Pattern SYNTAX = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");
    private static final Comparator<TableName> ORDER =
            Comparator.comparing(TableName::database).thenComparing(TableName::table);

    /** Reads {@code database.table}; empty when the text is anything else. */
    public static Optional<TableName> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        return matcher.matches() ? Optional.of(new TableName(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    @Override
    public int compareTo(TableName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return database + "." + table;
    }
}

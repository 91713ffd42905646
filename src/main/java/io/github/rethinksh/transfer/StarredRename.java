package io.github.rethinksh.transfer;

import io.github.rethinksh.model.TableName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** New names for all tables that fit a pattern: see {@link Renames}. */
final class StarredRename {
    private static final Pattern SYNTAX = Pattern.compile("([A-Za-z0-9_*-]+)\\.([A-Za-z0-9_*-]+)");

    private final Part database;
    private final Part table;

    private StarredRename(Part database, Part table) {
        this.database = database;
        this.table = table;
    }

    /** A rule from a pattern to a pattern; empty when it is none. */
    static Optional<StarredRename> parse(String from, String to) {
        Matcher old = SYNTAX.matcher(from);
        Matcher renamed = SYNTAX.matcher(to);
        if (!old.matches() || !renamed.matches()) {
            return Optional.empty();
        }
        Part database = new Part(old.group(1), renamed.group(1));
        Part table = new Part(old.group(2), renamed.group(2));
        return database.isSound() && table.isSound()
                ? Optional.of(new StarredRename(database, table))
                : Optional.empty();
    }

    /** The old names, as they were written. */
    @Override
    public String toString() {
        return database.from() + "." + table.from();
    }

    /** The new name of a table; empty when it does not fit. */
    Optional<TableName> of(TableName name) {
        return database.of(name.database())
                .flatMap(renamed -> table.of(name.table()).map(other -> new TableName(renamed, other)));
    }

    /** Each has one star at most, and the new one none where the old one has none. */
    private record Part(String from, String to) {
        boolean isSound() {
            long stars = stars(from);
            return stars <= 1 && stars(to) <= stars;
        }

        private static long stars(String text) {
            return text.chars().filter(letter -> letter == '*').count();
        }

        Optional<String> of(String name) {
            int star = from.indexOf('*');
            if (star < 0) {
                return from.equals(name) ? Optional.of(to) : Optional.empty();
            }
            String before = from.substring(0, star);
            String after = from.substring(star + 1);
            boolean fits = name.length() >= before.length() + after.length()
                    && name.startsWith(before)
                    && name.endsWith(after);
            return fits
                    ? Optional.of(to.replace("*", name.substring(before.length(), name.length() - after.length())))
                    : Optional.empty();
        }
    }
}

package io.github.rethinksh.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which tables a command means: patterns of the form {@code DB}, {@code DB.TABLE}, {@code test.*} or {@code t?st.a*},
 * less those that are excluded in the same way. {@code *} stands for any run of characters without a dot, {@code ?} for
 * one of them. A pattern without a dot names whole databases.
 */
public final class Selection {
    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9_*?-]+(\\.[A-Za-z0-9_*?-]+)?");

    private final List<Glob> included;
    private final List<Glob> excluded;

    private Selection(List<Glob> included, List<Glob> excluded) {
        this.included = included;
        this.excluded = excluded;
    }

    /** Every table of every database. */
    public static Selection everything() {
        return new Selection(List.of(), List.of());
    }

    /**
     * Reads the patterns of a command line. No included pattern means everything.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when a pattern is no pattern
     */
    public static Selection parse(Collection<String> included, Collection<String> excluded) {
        return new Selection(globs(included), globs(excluded));
    }

    private static List<Glob> globs(Collection<String> patterns) {
        List<Glob> globs = new ArrayList<>();
        for (String pattern : patterns) {
            if (!SYNTAX.matcher(pattern).matches()) {
                throw new ShellException(
                        ExitCode.USAGE,
                        "'" + pattern + "' is not a selection",
                        "Write DB, DB.TABLE or a pattern such as test.* or *.foo");
            }
            globs.add(Glob.of(pattern));
        }
        return List.copyOf(globs);
    }

    /** Whether nothing is left out. */
    public boolean isEverything() {
        return included.isEmpty() && excluded.isEmpty();
    }

    /** Whether the table is meant. */
    public boolean matches(TableName name) {
        return (included.isEmpty() || included.stream().anyMatch(glob -> glob.matches(name)))
                && excluded.stream().noneMatch(glob -> glob.matches(name));
    }

    /** Whether the database as a whole is meant, by a pattern without a dot or by {@code DB.*}. */
    public boolean matchesDatabase(String database) {
        return (included.isEmpty() || included.stream().anyMatch(glob -> glob.matchesDatabase(database)))
                && excluded.stream().noneMatch(glob -> glob.matchesDatabase(database));
    }

    /**
     * The tables that are meant, in order.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when a pattern, be it of what is excluded, matches nothing: a mistyped name must
     *     never pass for an empty result
     */
    public List<TableName> select(Collection<TableName> tables, Collection<String> databases) {
        return select(tables, databases, "See what there is with: ls dbs, ls DB");
    }

    /**
     * The same of tables that are not those of the cluster.
     *
     * @param otherwise the hint where nothing is near; may be null
     */
    public List<TableName> select(Collection<TableName> tables, Collection<String> databases, String otherwise) {
        for (Glob glob : Stream.concat(included.stream(), excluded.stream()).toList()) {
            boolean found = tables.stream().anyMatch(glob::matches)
                    || databases.stream().anyMatch(glob::matchesDatabase);
            if (!found) {
                throw new ShellException(
                        ExitCode.USAGE,
                        "no table matches " + glob.text(),
                        NearestTables.hint(glob.text(), tables, databases, otherwise));
            }
        }
        return tables.stream().filter(this::matches).distinct().sorted().toList();
    }

    /** The patterns as they were written. */
    @Override
    public String toString() {
        String text = included.isEmpty()
                ? "everything"
                : String.join(" ", included.stream().map(Glob::text).toList());
        return excluded.isEmpty()
                ? text
                : text + " except "
                        + String.join(" ", excluded.stream().map(Glob::text).toList());
    }

    private record Glob(String text, Pattern database, Pattern table) {
        static Glob of(String text) {
            int dot = text.indexOf('.');
            return dot < 0
                    ? new Glob(text, regex(text), null)
                    : new Glob(text, regex(text.substring(0, dot)), regex(text.substring(dot + 1)));
        }

        private static Pattern regex(String glob) {
            return Pattern.compile(glob.replace("*", "[^.]*").replace("?", "[^.]"));
        }

        boolean matches(TableName name) {
            return database.matcher(name.database()).matches()
                    && (table == null || table.matcher(name.table()).matches());
        }

        boolean matchesDatabase(String name) {
            return database.matcher(name).matches() && (table == null || text.endsWith(".*"));
        }
    }
}

package io.github.rethinksh.transfer;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.NearestTables;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * New names for tables ({@code a.b=c.d}), for whole databases ({@code a=c}) and for what fits a pattern ({@code a.*=c.old_*}):
 * what the star of a part stands for, the star of the new part stands for too. The name of one table rules over patterns,
 * and patterns, the first that fits, over databases.
 */
public final class Renames {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern RULE = Pattern.compile("([^=]+)=([^=]+)");

    private final Map<TableName, TableName> tables = new LinkedHashMap<>();
    private final Map<String, String> databases = new LinkedHashMap<>();
    private final List<StarredRename> patterns = new ArrayList<>();

    private Renames() {}

    /**
     * Reads the rules of a command line.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when one of them is no rule
     */
    public static Renames parse(List<String> rules) {
        Renames renames = new Renames();
        for (String rule : rules) {
            Matcher matcher = RULE.matcher(rule);
            if (!matcher.matches() || !renames.add(matcher.group(1), matcher.group(2))) {
                throw new ShellException(
                        ExitCode.USAGE,
                        "'" + rule + "' is no rename",
                        "Write DB.TABLE=DB.TABLE for a table, DB=DB for a whole database, or DB.*=DB.old_*");
            }
        }
        return renames;
    }

    private boolean add(String from, String to) {
        if (from.contains("*")) {
            return StarredRename.parse(from, to).map(patterns::add).orElse(false);
        }
        Optional<TableName> table = TableName.parse(from);
        Optional<TableName> renamed = TableName.parse(to);
        if (table.isPresent() && renamed.isPresent()) {
            tables.put(table.get(), renamed.get());
            return true;
        }
        if (NAME.matcher(from).matches() && NAME.matcher(to).matches()) {
            databases.put(from, to);
            return true;
        }
        return false;
    }

    /**
     * Makes sure that there is something for each rule.
     *
     * @param names the tables that are imported
     * @param all the databases of the source, those without tables too
     * @throws ShellException with {@link ExitCode#USAGE} when there is not: a mistyped name would leave a table its own,
     *     and the import might write over another one
     */
    void requireUse(Collection<TableName> names, Collection<String> all) {
        tables.keySet().stream()
                .filter(table -> !names.contains(table))
                .findFirst()
                .ifPresent(table -> refuse(table.toString(), names));
        databases.keySet().stream()
                .filter(database -> !all.contains(database))
                .findFirst()
                .ifPresent(database -> refuse(database, names));
        patterns.stream()
                .filter(pattern ->
                        names.stream().allMatch(name -> pattern.of(name).isEmpty()))
                .findFirst()
                .ifPresent(pattern -> refuse(pattern.toString(), names));
    }

    private static void refuse(String from, Collection<TableName> names) {
        throw new ShellException(
                ExitCode.USAGE,
                "there is nothing to rename: no table of what is imported matches " + from,
                NearestTables.hint(from, names, List.of(), "See what is there with: inspect PATH"));
    }

    /** The name that a table of the source gets. */
    TableName of(TableName name) {
        TableName renamed = tables.get(name);
        if (renamed != null) {
            return renamed;
        }
        return patterns.stream()
                .map(pattern -> pattern.of(name))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new TableName(database(name.database()), name.table()));
    }

    /** The name that a database of the source gets. */
    String database(String name) {
        return databases.getOrDefault(name, name);
    }
}

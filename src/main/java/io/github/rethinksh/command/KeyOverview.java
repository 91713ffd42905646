package io.github.rethinksh.command;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.archive.layout.Archives;
import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.NearestTables;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.session.ExportSet;
import io.github.rethinksh.session.SessionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The primary keys of all tables that a session knows: those of the cluster, those of its export and those set. */
final class KeyOverview {
    static final String DEFAULT_KEY = "id";
    static final String BY_INFO = ".info";
    static final String BY_DEFAULT = "default";
    private static final String LIVE = "live table";

    private final CommandContext context;
    private final SortedMap<TableName, SessionKey> set;
    private final Map<TableName, Optional<String>> exported = new TreeMap<>();

    /** A key and where it comes from. */
    private record Known(String key, String origin) {}

    KeyOverview(CommandContext context) {
        this.context = context;
        this.set = context.session().sessionKeys();
        context.session().exportSet().ifPresent(this::look);
    }

    /** The keys of the tables that are meant; of all when the pattern is null. */
    Rows rows(String pattern) {
        Optional<Catalog> catalog = catalog();
        TreeSet<TableName> live = new TreeSet<>();
        catalog.ifPresent(there -> live.addAll(Catalog.tables(there.tree())));
        TreeSet<TableName> names = new TreeSet<>(live);
        names.addAll(set.keySet());
        names.addAll(exported.keySet());
        Selection selection = selection(pattern, names);
        List<TableName> known = List.copyOf(names);
        names.removeIf(table -> !selection.matches(table));
        if (names.isEmpty() && pattern != null) {
            throw new ShellException(
                    ExitCode.USAGE,
                    "no table matches " + pattern,
                    NearestTables.hint(
                            pattern,
                            known,
                            Targets.tree(known).keySet(),
                            "See what there is with: ls dbs; set a key for an import with: pk DB.TABLE FIELD"));
        }
        live.retainAll(names);
        Map<TableName, String> keys = new TreeMap<>();
        catalog.ifPresent(there -> there.outlines(live).forEach(table -> keys.put(table.name(), table.primaryKey())));
        Rows rows = Rows.of("table", "primary_key", "origin", "import_uses");
        for (TableName table : names) {
            rows = with(rows, table, Optional.ofNullable(keys.get(table)));
        }
        return rows;
    }

    private Selection selection(String pattern, Set<TableName> names) {
        return pattern == null
                ? Selection.everything()
                : Targets.selection(
                        List.of(pattern),
                        List.of(),
                        Targets.tree(names),
                        context.session().database());
    }

    private Rows with(Rows rows, TableName table, Optional<String> live) {
        Optional<Known> imported = forImport(table);
        Known shown =
                live.map(key -> new Known(key, LIVE)).or(() -> imported).orElse(new Known(DEFAULT_KEY, BY_DEFAULT));
        String other =
                imported.map(Known::key).filter(key -> !key.equals(shown.key())).orElse(null);
        return rows.with(table.toString(), shown.key(), shown.origin(), other);
    }

    /** What an import takes, as far as the session knows. */
    private Optional<Known> forImport(TableName table) {
        SessionKey key = set.get(table);
        if (key != null) {
            return Optional.of(new Known(key.field(), key.origin().name().toLowerCase(Locale.ROOT)));
        }
        return Optional.ofNullable(exported.get(table))
                .map(stored ->
                        stored.map(field -> new Known(field, BY_INFO)).orElse(new Known(DEFAULT_KEY, BY_DEFAULT)));
    }

    /** The cluster; empty when there is none, or when it cannot be reached and there is something to show without it. */
    private Optional<Catalog> catalog() {
        try {
            return context.session().connection().hasCluster()
                    ? Optional.of(context.session().cluster().catalog())
                    : Optional.empty();
        } catch (ShellException e) {
            if (e.exitCode() != ExitCode.NO_CONNECTION || (set.isEmpty() && exported.isEmpty())) {
                throw e;
            }
            context.renderer().warning(e.getMessage() + "; these are the keys of the session only");
            return Optional.empty();
        }
    }

    private void look(ExportSet export) {
        try (ArchiveSource source = Archives.open(export.path())) {
            List<SourceTable> tables = new ArrayList<>(source.tables());
            tables.forEach(
                    table -> exported.put(table.name(), table.definition().key()));
        } catch (ShellException e) {
            context.renderer().warning("the export of this session cannot be looked at: " + e.getMessage());
        }
    }
}

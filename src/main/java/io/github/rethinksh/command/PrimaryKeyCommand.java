package io.github.rethinksh.command;

import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "pk",
        description = "Show and set primary keys.",
        footer = {
            "",
            "  pk                       the keys of all tables, and those set",
            "  pk SELECTION             the keys of these tables",
            "  pk DB.TABLE FIELD        set the key of a table to be imported",
            "  pk --load keys.json      set the keys of a file: {\"db.table\": \"key\"}",
            "",
            "Keys that were set rule every import of the session.",
            "The key of a table that exists cannot be changed."
        })
final class PrimaryKeyCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SELECTION",
            completionCandidates = Candidates.Selections.class,
            description = "DB, DB.TABLE, or a pattern such as test.* or *.foo.")
    private String pattern;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FIELD", description = "The field that is the primary key.")
    private String field;

    @Option(names = "--load", paramLabel = "FILE", description = "Set the keys of a JSON file.")
    private Path file;

    @Option(names = "--clear", description = "Forget all keys that were set.")
    private boolean clear;

    private final CommandContext context;

    PrimaryKeyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        if (clear) {
            session.clearPrimaryKeys();
            context.renderer().note("no primary key is set any more");
        }
        if (file != null) {
            set(KeyMap.load(context.directory().resolve(file)));
        }
        if (field != null) {
            set(new TreeMap<>(Map.of(Targets.table(pattern, session.database()), field)));
        } else if (pattern != null || (file == null && !clear)) {
            context.renderer().rows(show());
        }
        return 0;
    }

    private void set(SortedMap<TableName, String> keys) {
        context.session().setPrimaryKeys(keys);
        keys.forEach((table, key) -> context.renderer().note("the primary key of " + table + " is set to " + key));
    }

    private Rows show() {
        Session session = context.session();
        SortedMap<TableName, String> set = session.primaryKeys();
        SortedMap<TableName, TableDefinition> there = new TreeMap<>();
        Selection selection = pattern == null ? Selection.everything() : null;
        if (session.hasCluster()) {
            Catalog catalog = session.cluster().catalog();
            SortedMap<String, List<String>> tree = catalog.tree();
            if (selection == null) {
                selection = Targets.selection(List.of(pattern), List.of(), tree, session.database());
            }
            List<TableName> names =
                    Catalog.tables(tree).stream().filter(selection::matches).toList();
            catalog.outlines(names).forEach(table -> there.put(table.name(), table));
        } else if (selection == null) {
            selection = Selection.parse(List.of(pattern), List.of());
        }
        return rows(there, set, selection);
    }

    private Rows rows(
            SortedMap<TableName, TableDefinition> there, SortedMap<TableName, String> set, Selection selection) {
        SortedMap<TableName, String> all = new TreeMap<>(set);
        there.keySet().forEach(table -> all.putIfAbsent(table, null));
        all.keySet().removeIf(table -> !selection.matches(table));
        if (all.isEmpty() && pattern != null) {
            throw new ShellException(
                    ExitCode.USAGE,
                    "no table matches " + pattern,
                    "See what there is with: ls dbs; set a key for an import with: pk DB.TABLE FIELD");
        }
        Rows rows = Rows.of("table", "primary_key", "set_for_import");
        for (TableName table : all.keySet()) {
            TableDefinition definition = there.get(table);
            rows = rows.with(table.toString(), definition == null ? null : definition.primaryKey(), set.get(table));
        }
        return rows;
    }
}

package io.github.rethinksh.command;

import io.github.rethinksh.archive.layout.ExportContents;
import io.github.rethinksh.model.TableName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Databases, all tables of a database, and tables of the export that was typed before, or else of the one that an import
 * would take; none of an archive, which would have to be read for that.
 */
record ArchiveSelections(CommandContext context) implements Suggestions {
    @Override
    public List<Suggestion> after(TypedSoFar typed) {
        SortedMap<String, List<String>> tree = Targets.tree(ExportContents.tables(path(typed)));
        int dot = typed.value().indexOf('.');
        return dot < 0
                ? tree.keySet().stream().flatMap(ArchiveSelections::database).toList()
                : tables(
                        typed.value().substring(0, dot),
                        tree.getOrDefault(typed.value().substring(0, dot), List.of()));
    }

    /** A script that is made here is for every directory. */
    @Override
    public Iterator<String> iterator() {
        return Collections.emptyIterator();
    }

    private Path path(TypedSoFar typed) {
        return typed.parameters().stream()
                .findFirst()
                .map(context.directory()::resolve)
                .filter(Files::exists)
                .orElseGet(() -> context.exportSets().source());
    }

    private static Stream<Suggestion> database(String name) {
        return Stream.of(new Suggestion(name, "database"), new Suggestion(name + ".", "its tables"));
    }

    private static List<Suggestion> tables(String database, List<String> tables) {
        Stream<Suggestion> all = tables.isEmpty()
                ? Stream.empty()
                : Stream.of(new Suggestion(
                        database + ".*", tables.size() == 1 ? "its table" : "all " + tables.size() + " tables"));
        return Stream.concat(
                        all,
                        tables.stream()
                                .map(table -> new Suggestion(new TableName(database, table).toString(), "table")))
                .toList();
    }
}

package io.github.rethinksh.archive;

import io.github.rethinksh.model.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an export holds and where it comes from. It is written last: a table that is not in it is not complete.
 *
 * @param tool name and version of the program that wrote it
 * @param server version of the server it was read from
 * @param started when the export was started
 * @param finished when the last part of it was finished; null while it is being written or something is pending
 * @param tables the complete tables, by name
 * @param pending the tables that were asked for and are not complete
 * @param primaryKeys the primary keys that the session had set, by {@code database.table}
 */
public record Manifest(
        String tool,
        String server,
        Instant started,
        Instant finished,
        List<WrittenTable> tables,
        List<TableName> pending,
        SortedMap<String, String> primaryKeys) {

    private static final Comparator<WrittenTable> BY_NAME = Comparator.comparing(WrittenTable::name);

    /** Copies the collections and puts them in order. */
    public Manifest {
        tables = tables.stream().sorted(BY_NAME).toList();
        pending = pending.stream().sorted().toList();
        primaryKeys = Collections.unmodifiableSortedMap(new TreeMap<>(primaryKeys));
    }

    /** An export that was just started. */
    public static Manifest start(String tool, String server, Instant now) {
        return new Manifest(tool, server, now, null, List.of(), List.of(), new TreeMap<>());
    }

    /** Whether all that was asked for is there. */
    public boolean complete() {
        return finished != null && pending.isEmpty();
    }

    /** Whether a table is there, and no newer export of it was begun that did not come to its end. */
    public boolean complete(TableName name) {
        return table(name).isPresent() && !pending.contains(name);
    }

    /** The entry of a table, when its data is there. */
    public Optional<WrittenTable> table(TableName name) {
        WrittenTable wanted = new WrittenTable(name, null, null, 0, 0, null);
        int found = Collections.binarySearch(tables, wanted, BY_NAME);
        return found < 0 ? Optional.empty() : Optional.of(tables.get(found));
    }

    /** The same with further tables asked for: they are pending until they are written. */
    public Manifest asking(Collection<TableName> names) {
        List<TableName> all = new ArrayList<>(pending);
        names.stream().filter(name -> !all.contains(name)).forEach(all::add);
        return new Manifest(tool, server, started, null, tables, all, primaryKeys);
    }

    /** The same with a table complete. */
    public Manifest with(WrittenTable written) {
        List<WrittenTable> all = new ArrayList<>(tables);
        all.removeIf(table -> table.name().equals(written.name()));
        all.add(written);
        List<TableName> rest =
                pending.stream().filter(name -> !name.equals(written.name())).toList();
        return new Manifest(tool, server, started, finished, all, rest, primaryKeys);
    }

    /** The same without a table, of which what is there is about to be replaced. */
    public Manifest without(TableName name) {
        List<WrittenTable> others =
                tables.stream().filter(table -> !table.name().equals(name)).toList();
        return new Manifest(tool, server, started, finished, others, pending, primaryKeys);
    }

    /** The same, finished. */
    public Manifest finishedAt(Instant now) {
        return new Manifest(tool, server, started, now, tables, pending, primaryKeys);
    }

    /** The same with the session's primary keys. */
    public Manifest withPrimaryKeys(Map<String, String> keys) {
        return new Manifest(tool, server, started, finished, tables, pending, new TreeMap<>(keys));
    }
}

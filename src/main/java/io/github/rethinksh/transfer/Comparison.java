package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.IndexDefinition;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares an export with a cluster or with another export, table by table: key, indexes and write hook, and every
 * document. Reads only, on the thread that calls.
 */
public final class Comparison {
    private final ArchiveSource first;
    private final Map<TableName, String> primaryKeys;
    private final ComparisonOptions options;
    private final CancellationToken token;
    private final TransferListener listener;

    /**
     * A comparison of one export with something else.
     *
     * @param primaryKeys the keys that were set by hand; they rule over those of an export
     */
    public Comparison(
            ArchiveSource first,
            Map<TableName, String> primaryKeys,
            ComparisonOptions options,
            CancellationToken token,
            TransferListener listener) {
        this.first = first;
        this.primaryKeys = Map.copyOf(primaryKeys);
        this.options = options;
        this.token = token;
        this.listener = listener;
    }

    /** Compares the selected tables of the export with those of a cluster, which may have more tables. */
    public List<ComparedTable> with(Cluster cluster, Selection selection) {
        Steps steps = new Steps(new Retries(options.maxWait(), token, listener), token);
        return run(new ClusterSide(cluster, steps, token), first.select(selection));
    }

    /** Compares the selected tables of both exports. */
    public List<ComparedTable> with(ArchiveSource second, Selection selection) {
        ComparedSide other = new ArchiveSide(second);
        TreeSet<TableName> names = new TreeSet<>(other.tables());
        first.tables().forEach(table -> names.add(table.name()));
        TreeSet<String> databases = new TreeSet<>(first.databases());
        databases.addAll(second.databases());
        String hint = "See what there is with: inspect " + first.path() + ", inspect " + second.path();
        return run(other, selection.select(names, databases, hint));
    }

    private List<ComparedTable> run(ComparedSide second, List<TableName> names) {
        ComparedSide side = new ArchiveSide(first);
        long bytes = first.tables().stream()
                .filter(table -> names.contains(table.name()))
                .mapToLong(table -> table.bytes())
                .sum();
        listener.on(new TransferEvent.Planned(names.size(), -1, bytes));
        List<ComparedTable> compared = new ArrayList<>();
        // In the order in which the first side is read fastest.
        side.tables().stream()
                .filter(names::contains)
                .map(name -> compare(name, side, second))
                .forEach(compared::add);
        names.stream()
                .filter(name -> !side.tables().contains(name))
                .map(name -> ComparedTable.not(name, -1, second.rows(name), "the table is on the second side only"))
                .forEach(compared::add);
        return compared;
    }

    private ComparedTable compare(TableName name, ComparedSide one, ComparedSide other) {
        listener.on(new TransferEvent.TableStarted(name, one.rows(name)));
        TableDefinition definition = one.definition(name).orElseThrow();
        Optional<TableDefinition> there = other.definition(name);
        if (there.isEmpty()) {
            return ComparedTable.not(name, one.rows(name), -1, "the table is on the first side only");
        }
        String firstKey = key(definition);
        String secondKey = key(there.get());
        if (firstKey != null && secondKey != null && !firstKey.equals(secondKey)) {
            return ComparedTable.not(
                    name,
                    one.rows(name),
                    other.rows(name),
                    "the primary key is " + firstKey + " on the first side, " + secondKey + " on the second");
        }
        String key = firstKey != null ? firstKey : Objects.requireNonNullElse(secondKey, PrimaryKeys.DEFAULT);
        ComparedTable documents = documents(name, key, one, other);
        listener.on(new TransferEvent.TableFinished(name, documents.rows(), 0));
        return documents.with(definitions(definition, there.get()));
    }

    private ComparedTable documents(TableName name, String key, ComparedSide one, ComparedSide other) {
        try {
            return new TableComparison(name, key, options.memory(), options.show(), token, listener)
                    .run(() -> one.open(name, key), () -> other.open(name, key));
        } catch (ShellException e) {
            if (e.exitCode() == ExitCode.INTERRUPTED || e.exitCode() == ExitCode.NO_CONNECTION) {
                throw e;
            }
            return ComparedTable.not(name, one.rows(name), other.rows(name), e.getMessage());
        }
    }

    private String key(TableDefinition table) {
        String known = table.primaryKey();
        return primaryKeys.getOrDefault(table.name(), known);
    }

    /** What differs apart from the documents; nothing when one side knows of documents only. */
    private static List<String> definitions(TableDefinition one, TableDefinition other) {
        List<String> problems = new ArrayList<>();
        if (one.info() == null || other.info() == null) {
            return problems;
        }
        Map<String, IndexDefinition> indexes = byName(one);
        Map<String, IndexDefinition> others = byName(other);
        TreeSet<String> names = new TreeSet<>(indexes.keySet());
        names.addAll(others.keySet());
        for (String name : names) {
            if (!others.containsKey(name)) {
                problems.add("the index " + name + " is on the first side only");
            } else if (!indexes.containsKey(name)) {
                problems.add("the index " + name + " is on the second side only");
            } else if (!Objects.equals(shape(indexes.get(name)), shape(others.get(name)))) {
                problems.add("the index " + name + " is another one");
            }
        }
        if (!Objects.equals(hook(one), hook(other))) {
            problems.add("the write hook is another one");
        }
        return problems;
    }

    private static Map<String, IndexDefinition> byName(TableDefinition table) {
        return table.indexes().stream().collect(Collectors.toMap(IndexDefinition::name, index -> index));
    }

    /** Without the text, which a newer server may word in another way. */
    private static List<Object> shape(IndexDefinition index) {
        return List.of(withoutBreaks(index.function()), index.geo(), index.multi());
    }

    private static String hook(TableDefinition table) {
        return table.writeHook() == null
                ? null
                : withoutBreaks(table.writeHook().function());
    }

    private static String withoutBreaks(String base64) {
        return base64 == null ? "" : base64.replaceAll("\\s", "");
    }
}

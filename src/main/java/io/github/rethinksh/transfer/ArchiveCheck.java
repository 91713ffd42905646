package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Proves an export without a cluster: every document of every selected table is read, once, and held against the
 * manifest. Reads only, on the thread that calls.
 */
public final class ArchiveCheck {
    private final ArchiveSource source;
    private final Map<TableName, String> primaryKeys;
    private final long memory;
    private final CancellationToken token;
    private final TransferListener listener;

    /**
     * A check of one export.
     *
     * @param primaryKeys the keys that were set by hand; they rule over those of the export
     * @param memory how many bytes of keys may be remembered, to find those that are there twice
     */
    public ArchiveCheck(
            ArchiveSource source,
            Map<TableName, String> primaryKeys,
            long memory,
            CancellationToken token,
            TransferListener listener) {
        this.source = source;
        this.primaryKeys = Map.copyOf(primaryKeys);
        this.memory = memory;
        this.token = token;
        this.listener = listener;
    }

    /**
     * Checks the selected tables; what is wrong with one keeps no other from being checked.
     *
     * @return the tables that are there, and those that the manifest has and that are not
     */
    public List<CheckedTable> run(Selection selection) {
        Set<TableName> names = new LinkedHashSet<>(
                selection.select(names(), source.databases(), "See what there is with: inspect " + source.path()));
        List<SourceTable> tables = source.tables().stream()
                .filter(table -> names.contains(table.name()))
                .toList();
        long bytes = tables.stream().mapToLong(SourceTable::bytes).sum();
        listener.on(new TransferEvent.Planned(tables.size(), -1, bytes));
        List<CheckedTable> checked = new ArrayList<>();
        for (SourceTable table : tables) {
            checked.add(check(table));
        }
        checked.forEach(table -> names.remove(table.table()));
        names.stream().map(this::missing).forEach(checked::add);
        return checked;
    }

    /** The tables that are there and those that should be. */
    private List<TableName> names() {
        List<TableName> all =
                new ArrayList<>(source.tables().stream().map(SourceTable::name).toList());
        all.addAll(source.withoutData());
        source.manifest().ifPresent(manifest -> {
            manifest.tables().forEach(written -> all.add(written.name()));
            all.addAll(manifest.pending());
        });
        return all.stream().distinct().toList();
    }

    private CheckedTable check(SourceTable table) {
        listener.on(new TransferEvent.TableStarted(table.name(), table.rows()));
        Optional<String> key = Optional.ofNullable(primaryKeys.get(table.name()))
                .or(() -> table.definition().key());
        TableCheck check = new TableCheck(source, table, key, memory);
        Optional<WrittenTable> written = source.manifest().flatMap(manifest -> manifest.table(table.name()));
        // What is wrong with the definition may be why much is wrong with the documents.
        written.ifPresent(check::compareDefinition);
        check.read(token, listener);
        written.ifPresent(check::compare);
        if (source.manifest().isPresent() && written.isEmpty()) {
            check.unknown();
        }
        CheckedTable checked = check.result();
        listener.on(new TransferEvent.TableFinished(table.name(), checked.rows(), checked.bytes()));
        return checked;
    }

    private CheckedTable missing(TableName name) {
        boolean pending = source.manifest()
                .filter(manifest -> manifest.pending().contains(name))
                .isPresent();
        String problem = pending ? "it is not complete: its export did not come to its end" : "its data is missing";
        return new CheckedTable(name, 0, 0, null, List.of(problem), List.of());
    }
}

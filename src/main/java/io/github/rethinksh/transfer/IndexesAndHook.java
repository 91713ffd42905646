package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.CatalogWriter;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.IndexDefinition;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.model.WriteHook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a table gets when its documents are in: its secondary indexes at once, its write hook when these are built. */
final class IndexesAndHook {
    private final Cluster cluster;
    private final Steps steps;
    private final TransferListener listener;

    IndexesAndHook(Cluster cluster, Steps steps, TransferListener listener) {
        this.cluster = cluster;
        this.steps = steps;
        this.listener = listener;
    }

    /**
     * Starts to build the indexes. An equal index that is there already stays. One that is refused fails the table, after
     * the others have been started.
     */
    void create(TableImport table) {
        PlannedTable plan = table.plan();
        List<String> made = new ArrayList<>();
        for (IndexDefinition index : plan.target().indexes()) {
            Optional<IndexDefinition> there = existing(plan, index.name());
            if (there.isPresent() && there.get().isSameAs(index)) {
                if (TableCheckpoints.madeBefore(plan, index)) {
                    made.add(index.name());
                }
                continue;
            }
            try {
                create(plan.name(), index, there.isPresent());
                made.add(index.name());
            } catch (ShellException e) {
                // One bad index is no reason to lack the others.
                table.outcome().failOrThrow(e);
            }
        }
        table.indexesMade(made);
    }

    private static Optional<IndexDefinition> existing(PlannedTable plan, String name) {
        return plan.existing().map(TableDefinition::indexes).orElse(List.of()).stream()
                .filter(index -> index.name().equals(name))
                .findFirst();
    }

    private void create(TableName table, IndexDefinition index, boolean replaced) {
        CatalogWriter writer = cluster.catalogWriter();
        if (replaced) {
            steps.take(table, () -> writer.dropIndex(table, index.name()));
        }
        steps.take(table, () -> writer.createIndex(table, index));
    }

    /**
     * Waits for the indexes that were made and sets the hook, unless the table has failed.
     *
     * @return whether the table has a hook from now on
     */
    boolean finish(TableImport table) {
        TableName name = table.plan().name();
        List<String> made = table.madeIndexes();
        CatalogWriter writer = cluster.catalogWriter();
        if (!made.isEmpty()) {
            listener.on(new TransferEvent.Noted("building the indexes of " + name + ": " + String.join(", ", made)));
            steps.takeLong(name, () -> cluster.catalog().definition(name), () -> writer.waitForIndexes(name, made));
        }
        WriteHook hook = table.plan().target().writeHook();
        if (hook == null || table.outcome().failure().isPresent()) {
            return false;
        }
        steps.take(name, () -> writer.setWriteHook(name, hook));
        return true;
    }
}

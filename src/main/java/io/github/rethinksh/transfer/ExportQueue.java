package io.github.rethinksh.transfer;

import io.github.rethinksh.model.TableDefinition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

/** Gives each worker a table: one that nobody is at, the largest first, and else one where help may be welcome. */
final class ExportQueue {
    private final Queue<TableDefinition> waiting;
    private final Function<TableDefinition, TableExport> begin;
    private final List<TableExport> running = new ArrayList<>();

    ExportQueue(List<TableDefinition> tables, Function<TableDefinition, TableExport> begin) {
        this.waiting = new ArrayDeque<>(tables.stream()
                .sorted(Comparator.comparingLong(TableDefinition::estimatedRows).reversed())
                .toList());
        this.begin = begin;
    }

    /** The next table for a worker, who has entered it and will leave it; null when there is nothing left to do. */
    synchronized TableExport next() {
        TableDefinition table = waiting.poll();
        if (table == null) {
            return running.stream()
                    .sorted(Comparator.comparingInt(TableExport::workers))
                    .filter(TableExport::enter)
                    .findFirst()
                    .orElse(null);
        }
        TableExport export = begin.apply(table);
        export.enter();
        running.add(export);
        return export;
    }

    /** A worker is done with a table. */
    void leave(TableExport table) {
        synchronized (this) {
            running.remove(table);
        }
        table.leave();
    }

    /** No table is to be begun any more. */
    synchronized void clear() {
        waiting.clear();
    }
}

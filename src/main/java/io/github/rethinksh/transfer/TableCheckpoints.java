package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ImportCheckpoint;
import io.github.rethinksh.cluster.InsertResult;
import io.github.rethinksh.model.IndexDefinition;
import io.github.rethinksh.model.TableDefinition;
import java.util.List;
import java.util.Optional;

/** How far a table has come, on its way into a checkpoint and out of it. */
final class TableCheckpoints {
    private TableCheckpoints() {}

    /** What of a table was done before. */
    static DonePrefix.Part part(PlannedTable plan) {
        return plan.before()
                .map(before -> new DonePrefix.Part(before.documents(), result(before), before.bytes()))
                .orElse(new DonePrefix.Part(0, InsertResult.NONE, 0));
    }

    private static InsertResult result(ImportCheckpoint.Table before) {
        return new InsertResult(
                before.inserted(),
                before.replaced(),
                before.unchanged(),
                before.skipped(),
                before.rejected(),
                before.firstRejection());
    }

    static ImportCheckpoint.Table of(
            PlannedTable plan, String id, DonePrefix.Part part, boolean complete, Optional<String> firstRejection) {
        InsertResult result = part.result();
        return new ImportCheckpoint.Table(
                plan.name(),
                id,
                plan.before().map(ImportCheckpoint.Table::keptIndexes).orElseGet(() -> keptIndexes(plan)),
                part.documents(),
                complete,
                result.inserted(),
                result.replaced(),
                result.unchanged(),
                result.skipped(),
                result.errors(),
                result.errors() == 0 ? Optional.empty() : firstRejection,
                part.bytes());
    }

    /** The indexes that are there as they are to be. */
    private static List<String> keptIndexes(PlannedTable plan) {
        List<IndexDefinition> there =
                plan.existing().map(TableDefinition::indexes).orElse(List.of());
        return plan.target().indexes().stream()
                .filter(index ->
                        there.stream().anyMatch(other -> other.name().equals(index.name()) && other.isSameAs(index)))
                .map(IndexDefinition::name)
                .toList();
    }

    /** Whether an index that is there was made by the import that is gone on with. */
    static boolean madeBefore(PlannedTable plan, IndexDefinition index) {
        return plan.before()
                .map(before -> !before.keptIndexes().contains(index.name()))
                .orElse(false);
    }
}

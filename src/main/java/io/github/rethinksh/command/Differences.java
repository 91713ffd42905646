package io.github.rethinksh.command;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.transfer.CheckedTable;
import io.github.rethinksh.transfer.ComparedTable;
import java.util.List;
import java.util.Locale;

/** What verify and diff found: a row for each table, a row for each difference, and one sentence in the end. */
final class Differences {
    private Differences() {}

    /**
     * Tells what a check found, and gives the exit code that this calls for.
     *
     * @param everything whether all tables were to be checked, so that there is a difference where others lack
     */
    static ExitCode checked(Renderer renderer, ArchiveSource source, List<CheckedTable> tables, boolean everything) {
        Rows rows = Rows.of("table", "documents", "bytes", "content", "state");
        Rows problems = Rows.of("table", "problem");
        for (CheckedTable table : tables) {
            String name = table.table().toString();
            rows = rows.with(
                    name,
                    table.rows(),
                    Shown.bytes(table.bytes()),
                    table.content(),
                    table.sound() ? "sound" : "damaged");
            for (String problem : table.problems()) {
                problems = problems.with(name, problem);
            }
            table.notes().forEach(note -> renderer.warning(name + ": " + note));
        }
        renderer.rows(rows);
        if (!problems.rows().isEmpty()) {
            renderer.rows(problems);
        }
        if (source.manifest().isEmpty()) {
            renderer.note("there is no manifest: numbers and checksums could not be compared with it");
        }
        boolean unfinished =
                source.manifest().filter(manifest -> !manifest.complete()).isPresent();
        if (unfinished) {
            renderer.warning(
                    "this export is not complete" + pending(source.manifest().get()));
        }
        long damaged = tables.stream().filter(table -> !table.sound()).count();
        long documents = tables.stream().mapToLong(CheckedTable::rows).sum();
        renderer.note("%s, %s: %s"
                .formatted(
                        Greeting.plural(tables.size(), "table"),
                        Greeting.plural(documents, "document"),
                        damaged == 0 ? "all sound" : damaged + " damaged"));
        return damaged == 0 && !(unfinished && everything) ? ExitCode.DONE : ExitCode.DIFFERENCE;
    }

    private static String pending(Manifest manifest) {
        return manifest.pending().isEmpty() ? "" : "; it lacks: " + manifest.pending();
    }

    /** Tells what a comparison found, and gives the exit code that this calls for. */
    static ExitCode compared(Renderer renderer, List<ComparedTable> tables) {
        Rows rows = Rows.of("table", "documents", "other_documents", "missing", "extra", "changed", "state");
        Rows details = Rows.of("table", "difference", "key");
        for (ComparedTable table : tables) {
            String name = table.table().toString();
            rows = rows.with(
                    name,
                    table.rows() < 0 ? null : table.rows(),
                    table.otherRows() < 0 ? null : table.otherRows(),
                    table.missing(),
                    table.extra(),
                    table.changed(),
                    table.equal() ? "equal" : "different");
            for (String problem : table.problems()) {
                details = details.with(name, problem, null);
            }
            for (ComparedTable.Difference difference : table.differences()) {
                details = details.with(name, difference.kind().name().toLowerCase(Locale.ROOT), difference.key());
            }
        }
        renderer.rows(rows);
        if (!details.rows().isEmpty()) {
            renderer.rows(details);
        }
        return sum(renderer, tables);
    }

    private static ExitCode sum(Renderer renderer, List<ComparedTable> tables) {
        long different = tables.stream().filter(table -> !table.equal()).count();
        renderer.note("%s compared: %s"
                .formatted(
                        Greeting.plural(tables.size(), "table"),
                        different == 0
                                ? "all equal"
                                : "%d different, with %d missing, %d extra and %d changed"
                                        .formatted(
                                                different,
                                                tables.stream()
                                                        .mapToLong(ComparedTable::missing)
                                                        .sum(),
                                                tables.stream()
                                                        .mapToLong(ComparedTable::extra)
                                                        .sum(),
                                                tables.stream()
                                                        .mapToLong(ComparedTable::changed)
                                                        .sum())));
        return different == 0 ? ExitCode.DONE : ExitCode.DIFFERENCE;
    }
}

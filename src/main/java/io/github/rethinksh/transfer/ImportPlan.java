package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an import is going to do: nothing has been written yet, and everything that can be known to be wrong has been
 * looked for.
 *
 * @param source what is imported
 * @param databases the databases that have to be made
 * @param tables the tables, in the order in which the source is read fastest
 * @param reduction how much of the documents is imported
 * @param leftOut how many tables are left out because they are there already
 * @param problems all reasons why it cannot work; with any, nothing may be written
 */
public record ImportPlan(
        ArchiveSource source,
        List<String> databases,
        List<PlannedTable> tables,
        Reduction reduction,
        int leftOut,
        List<PlanProblem> problems) {
    private static final int MOST_TOLD = 10;

    /** Copies the lists. */
    public ImportPlan {
        databases = List.copyOf(databases);
        tables = List.copyOf(tables);
        problems = List.copyOf(problems);
    }

    /**
     * Makes sure that it can work.
     *
     * @throws ShellException naming the reasons why not
     */
    public void requireSound() {
        if (problems.isEmpty()) {
            return;
        }
        PlanProblem first = problems.get(0);
        if (problems.size() == 1) {
            String before = first.exitCode() == ExitCode.USAGE ? "" : "nothing was written: ";
            throw new ShellException(first.exitCode(), before + first.message(), first.hint());
        }
        String all = problems.stream()
                .limit(MOST_TOLD)
                .map(problem -> "\n  " + problem.message())
                .collect(Collectors.joining());
        int more = problems.size() - MOST_TOLD;
        boolean usage = problems.stream().allMatch(problem -> problem.exitCode() == ExitCode.USAGE);
        throw new ShellException(
                usage ? ExitCode.USAGE : ExitCode.FAILED,
                "nothing was written, for " + problems.size() + " reasons:" + all
                        + (more > 0 ? "\n  and " + more + " more" : ""),
                first.hint());
    }

    /** The same with only these problems. */
    ImportPlan refusedFor(List<PlanProblem> reasons) {
        return new ImportPlan(source, databases, tables, reduction, leftOut, reasons);
    }

    /** How many documents there are to import; -1 when not all tables are counted. */
    public long rows() {
        return tables.stream().anyMatch(table -> table.source().rows() < 0)
                ? -1
                : tables.stream().mapToLong(table -> table.source().rows()).sum();
    }

    /** How many bytes of documents there are; -1 when that is not known of all tables. */
    public long bytes() {
        return tables.stream().anyMatch(table -> table.source().bytes() < 0)
                ? -1
                : tables.stream().mapToLong(table -> table.source().bytes()).sum();
    }
}

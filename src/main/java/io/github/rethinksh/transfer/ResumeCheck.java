package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ImportCheckpoint;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds why an import cannot be gone on with where it stopped. */
final class ResumeCheck {
    private static final String ANEW = "or import without --resume: --conflict skip leaves what is in as it is";
    private static final String HINT = "Give the same arguments as before, " + ANEW;

    private final Cluster cluster;
    private final ImportCheckpoint before;

    ResumeCheck(Cluster cluster, ImportCheckpoint before) {
        this.cluster = cluster;
        this.before = before;
    }

    /** All reasons; with none the plan goes on with what was begun. */
    List<PlanProblem> problems(ImportPlan plan, SortedMap<String, String> terms) {
        List<PlanProblem> problems = new ArrayList<>();
        source(ImportTerms.source(plan), problems);
        if (problems.isEmpty()) {
            compare(before.terms(), terms, "%s was: %s, and is now: %s", problems);
        }
        if (problems.isEmpty()) {
            tables(problems);
        }
        return problems;
    }

    private void source(ImportCheckpoint.Source now, List<PlanProblem> problems) {
        ImportCheckpoint.Source then = before.source();
        if (!then.path().equals(now.path())) {
            add("the import that was stopped was of " + then.path() + ", not of " + now.path(), problems);
        } else if (!then.started().equals(now.started())) {
            add("another export lies at " + now.path() + " since the import was stopped", problems);
        } else {
            // Another selection of tables is no change of the source.
            then.files().forEach((file, state) -> {
                String other = now.files().getOrDefault(file, state);
                if (!other.equals(state)) {
                    add(
                            "the source was changed since the import was stopped: %s had %s, and has %s"
                                    .formatted(file, state, other),
                            problems);
                }
            });
            definitions(then.definitions(), now.definitions(), problems);
        }
    }

    private static void definitions(
            SortedMap<String, String> then, SortedMap<String, String> now, List<PlanProblem> problems) {
        then.forEach((table, checksum) -> {
            if (!now.getOrDefault(table, checksum).equals(checksum)) {
                problems.add(PlanProblem.failed(
                        "the definition of " + table
                                + ", its indexes or its write hook, was changed since the import was stopped",
                        "Put it back as it was, " + ANEW));
            }
        });
    }

    private static void compare(
            SortedMap<String, String> then, SortedMap<String, String> now, String text, List<PlanProblem> problems) {
        SortedMap<String, String> all = new TreeMap<>(then);
        all.putAll(now);
        all.forEach((name, either) -> {
            String first = then.getOrDefault(name, "none");
            String second = now.getOrDefault(name, "none");
            if (!first.equals(second)) {
                add(text.formatted(name, first, second), problems);
            }
        });
    }

    /** The id of a table is its own in all the world; without any the servers tell. */
    private void tables(List<PlanProblem> problems) {
        List<TableName> names =
                before.tables().stream().map(ImportCheckpoint.Table::name).toList();
        Map<TableName, String> ids = cluster.catalog().ids(names);
        for (ImportCheckpoint.Table table : before.tables()) {
            String id = ids.get(table.name());
            if (id == null) {
                add("table " + table.name() + ", which the import has begun, is no longer there", problems);
            } else if (!id.equals(table.id())) {
                add("table " + table.name() + " was dropped and made anew since the import was stopped", problems);
            }
        }
        boolean sure = !before.tables().isEmpty() && problems.isEmpty();
        List<String> servers = sure ? List.of() : cluster.catalog().serverIds();
        if (!servers.isEmpty() && !before.servers().isEmpty() && Collections.disjoint(servers, before.servers())) {
            problems.clear();
            add("this is another cluster than the one that the import was begun on", problems);
        }
    }

    private static void add(String message, List<PlanProblem> problems) {
        problems.add(PlanProblem.failed(message, HINT));
    }
}

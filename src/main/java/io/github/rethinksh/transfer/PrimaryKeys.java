package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.archive.Layout;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.archive.layout.Archives;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds out the primary key of each table that is to be imported: the one that was set by hand, else the one of its
 * {@code .info}, else the one of the table that is there already, else {@code id} as RethinkDB has it. A key that the export itself does not vouch for is checked against
 * every document first, since a server would make up a key for a document that lacks it, and do so again each time.
 */
final class PrimaryKeys {
    /** The key of a table that was made without naming one. */
    static final String DEFAULT = "id";

    private static final int BATCH_BYTES = 1 << 20;
    private static final int BATCH_DOCUMENTS = 10_000;

    private final ArchiveSource source;
    private final Map<TableName, String> set;
    private final Map<TableName, String> live;
    private final MaxErrors wrongAllowed;
    private final List<PlanProblem> problems = new ArrayList<>();

    /**
     * For the tables of a source.
     *
     * @param set the keys that were set by hand, by the tables' names in the source
     * @param live the keys of the tables that are there already, by the same names
     * @param wrongAllowed how many documents of a table may have a wrong key or none, which are rejected later
     */
    PrimaryKeys(ArchiveSource source, Map<TableName, String> set, Map<TableName, String> live, MaxErrors wrongAllowed) {
        this.source = source;
        this.set = set;
        this.live = live;
        this.wrongAllowed = wrongAllowed;
    }

    /** A table whose key is known, or taken for known where a problem says that it is not. */
    record Resolved(SourceTable source, String key, KeySource keySource) {}

    /** The tables with their keys; what is wrong with these is kept as {@link #problems()}. */
    List<Resolved> resolve(List<SourceTable> tables, CancellationToken token) {
        List<Resolved> resolved = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (SourceTable table : tables) {
            String stored = table.definition().primaryKey();
            String byHand = set.get(table.name());
            Resolved known = byHand != null
                    ? new Resolved(table, byHand, source(table.name(), byHand))
                    : stored != null ? new Resolved(table, stored, KeySource.INFO) : unstored(table);
            resolved.add(known);
            String key = known.key();
            WrongKey found = key.equals(stored) ? null : firstWrong(table, key, token);
            if (found == null) {
                continue;
            }
            if (!found.missing()) {
                problems.add(PlanProblem.failed(
                        "document %d of %s, for %s, %s"
                                .formatted(found.number(), table.location(), table.name(), found.reason()),
                        "Mend the file, set another key with pk, or let documents be rejected with --max-errors N"));
            } else if (known.keySource() == KeySource.LIVE) {
                problems.add(PlanProblem.failed(
                        "the table for %s has the primary key %s, which document %d of %s lacks"
                                .formatted(table.name(), key, found.number(), table.location()),
                        "Give it another name with --rename, or leave it out with --exclude " + table.name()));
            } else if (byHand == null) {
                unknown.add(table.name().toString());
            } else {
                wrong.add("%s (document %d of %s)".formatted(table.name(), found.number(), table.location()));
            }
        }
        keep(unknown, wrong);
        return resolved;
    }

    /** A table that is there cannot have another key, whoever set one. */
    private KeySource source(TableName name, String byHand) {
        return byHand.equals(live.get(name)) ? KeySource.LIVE : KeySource.SET;
    }

    private Resolved unstored(SourceTable table) {
        String there = live.get(table.name());
        return there == null
                ? new Resolved(table, DEFAULT, KeySource.DEFAULT)
                : new Resolved(table, there, KeySource.LIVE);
    }

    /** What was found wrong with the keys. */
    List<PlanProblem> problems() {
        return List.copyOf(problems);
    }

    private void keep(List<String> unknown, List<String> wrong) {
        if (!wrong.isEmpty()) {
            problems.add(PlanProblem.failed(
                    "the primary key set is missing in a document of " + String.join(", ", wrong),
                    "See the keys with: pk; set another one with: pk DB.TABLE FIELD"));
        }
        if (!unknown.isEmpty()) {
            problems.add(PlanProblem.failed(
                    "a primary key is needed for " + String.join(", ", unknown)
                            + ", whose documents do not all have the field id",
                    hint(unknown.get(0))));
        }
    }

    private String hint(String table) {
        if (source.layout() != Layout.FILE) {
            return "Set it with: pk " + table + " FIELD, or have it guessed: pk --guess " + source.path() + " --apply";
        }
        // Where the name does not tell that it is a file of documents, nothing can be guessed of it.
        String guess = Archives.isDocumentFile(source.path())
                ? ", or have it guessed: pk --guess " + source.path() + " " + table + " --apply"
                : "";
        return "Name it with: --pkey FIELD" + guess;
    }

    /**
     * A document that is wrong.
     *
     * @param number which one, from 1
     */
    private record WrongKey(long number, String reason) {
        boolean missing() {
            return KeyCheck.isMissing(reason);
        }
    }

    /** The first document without a sound key of its own, when there are more of them than there may be; else null. */
    private WrongKey firstWrong(SourceTable table, String key, CancellationToken token) {
        KeyCheck check =
                new KeyCheck(table.name(), key, Runtime.getRuntime().maxMemory() / DocumentLoad.KEY_SHARE_OF_HEAP);
        long number = 0;
        long wrong = 0;
        WrongKey first = null;
        try (DocumentReader reader = source.open(table)) {
            for (DocumentBatch batch = next(reader); batch != null; batch = next(reader)) {
                token.throwIfCancelled();
                for (int i = 0; i < batch.size(); i++) {
                    number++;
                    String reason = check.wrong(batch, i);
                    if (reason != null) {
                        wrong++;
                        first = first == null ? new WrongKey(number, reason) : first;
                        if (wrongAllowed.exceededBy(wrong, -1)) {
                            return first;
                        }
                    }
                }
            }
        }
        return wrongAllowed.exceededBy(wrong, number) ? first : null;
    }

    private static DocumentBatch next(DocumentReader reader) {
        return reader.next(BATCH_BYTES, BATCH_DOCUMENTS);
    }
}

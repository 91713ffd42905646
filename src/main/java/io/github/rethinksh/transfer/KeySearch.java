package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.archive.format.DocumentFields;
import io.github.rethinksh.model.DocumentBatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for the primary key in the documents of one table, which go by once. Only a field of the first document can be in
 * all of them. Most fields are out after a few documents; the others share the memory to remember their values, and when
 * it is used up the least likely one is checked no further. For one thread.
 */
final class KeySearch {
    /** More fields than this are not looked at, but those of the likeliest names. */
    static final int MOST_FIELDS = 256;

    /** In so many documents fields are looked for that the first one lacks, to name them. */
    private static final int DOCUMENTS_FOR_NAMES = 100;

    /** By the order of magnitude of the documents that it was fit for, and then by its likelihood. */
    private static final Comparator<KeyField> NEAREST = Comparator.comparing(
                    (KeyField field) -> Long.numberOfLeadingZeros(field.seen()))
            .thenComparing(KeyField::place);

    private final SourceTable table;
    private final long memory;
    private final KeyNames names;
    private final KeyRules rules = new KeyRules();
    private final List<KeyField> fields = new ArrayList<>();
    private final List<KeyField> lost = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final List<KeyCandidate> late = new ArrayList<>();
    private int skipped;
    private long documents;

    /** A field of the first document, and what makes it likely to be the key. */
    private record First(String name, boolean stored, int rank, boolean plain) {
        static final Comparator<First> LIKELIEST = Comparator.comparing((First first) -> !first.stored())
                .thenComparing(First::rank)
                .thenComparing(first -> !first.plain());
    }

    KeySearch(SourceTable table, long memory) {
        this.table = table;
        this.memory = memory;
        this.names = new KeyNames(table.name());
    }

    /** Looks at the next documents. */
    void take(DocumentBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            documents++;
            if (documents == 1) {
                begin(batch);
            } else if (documents <= DOCUMENTS_FOR_NAMES) {
                addLate(batch, i);
            }
            look(batch, i);
        }
    }

    /** What was found. */
    KeyGuess result(Optional<String> problem) {
        List<KeyCandidate> all =
                new ArrayList<>(fields.stream().map(KeyField::candidate).toList());
        lost.sort(NEAREST);
        lost.stream().map(KeyField::candidate).forEach(all::add);
        all.addAll(late);
        return new KeyGuess(table.name(), documents, table.definition().key(), all, skipped, problem);
    }

    private void begin(DocumentBatch batch) {
        DocumentFields walk = new DocumentFields(batch.bytes(), batch.start(0), batch.end(0));
        List<First> firsts = new ArrayList<>();
        while (walk.next()) {
            String name = walk.name();
            if (known.add(name)) {
                boolean stored = name.equals(table.definition().primaryKey());
                firsts.add(new First(name, stored, names.rank(name), isPlain(batch.bytes(), walk.start(), walk.end())));
            }
        }
        firsts.stream()
                .sorted(First.LIKELIEST)
                .limit(MOST_FIELDS)
                .forEach(first -> fields.add(new KeyField(first.name(), fields.size(), rules)));
        skipped = firsts.size() - fields.size();
        share();
    }

    /** A text or a whole number, as most keys are. */
    private static boolean isPlain(byte[] bytes, int from, int to) {
        for (int i = from; i < to && bytes[from] != '"'; i++) {
            if (bytes[i] != '-' && (bytes[i] < '0' || bytes[i] > '9')) {
                return false;
            }
        }
        return true;
    }

    private void addLate(DocumentBatch batch, int i) {
        DocumentFields walk = new DocumentFields(batch.bytes(), batch.start(i), batch.end(i));
        while (walk.next() && late.size() < MOST_FIELDS) {
            String name = walk.name();
            if (known.add(name)) {
                late.add(new KeyCandidate(name, Optional.of("missing in document 1"), 0));
            }
        }
    }

    private void look(DocumentBatch batch, int i) {
        int before = fields.size();
        fields.removeIf(field -> isOut(field, batch, i));
        if (fields.size() < before) {
            share();
        }
    }

    private boolean isOut(KeyField field, DocumentBatch batch, int i) {
        KeyField.Outcome outcome = field.look(batch, i, documents);
        while (outcome == KeyField.Outcome.FULL) {
            makeRoom();
            outcome = field.look(batch, i, documents);
        }
        if (outcome == KeyField.Outcome.LOST) {
            lost.add(field);
        }
        return outcome == KeyField.Outcome.LOST;
    }

    private void makeRoom() {
        List<KeyField> remembering = fields.stream().filter(KeyField::remembers).toList();
        remembering.get(remembering.size() - 1).forget();
        share();
    }

    private void share() {
        List<KeyField> remembering = fields.stream().filter(KeyField::remembers).toList();
        remembering.forEach(field -> field.allow(memory / remembering.size()));
    }
}

package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.format.DocumentDigest;
import io.github.rethinksh.archive.format.FieldFinder;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.TableName;

/**
 * Looks at the primary key of each document of a table before it is sent: the server would make up a key that is missing,
 * and let the second of two documents of one key change the first. It remembers the keys as far as its memory goes; beyond
 * that it knows those that come in their order. For one thread.
 */
final class KeyCheck {
    private static final String MISSING = "has no field";
    private static final int EXCERPT = 60;

    private final TableName table;
    private final String field;
    private final FieldFinder key;
    private final FieldFinder pseudoType = new FieldFinder("$reql_type$");
    private final KeyRules rules = new KeyRules();
    private final byte[] keyDigest = new byte[DocumentDigest.LENGTH];
    private final KeySet keys;
    private final KeyOrder order = new KeyOrder();
    private boolean full;
    private long unchecked;

    /** A check of one table, with so many bytes of memory for keys. */
    KeyCheck(TableName table, String field, long memory) {
        this.table = table;
        this.field = field;
        this.key = new FieldFinder(field);
        this.keys = new KeySet(memory);
    }

    /** Whether what is wrong is that there is no key at all. */
    static boolean isMissing(String wrong) {
        return wrong.startsWith(MISSING);
    }

    /** What is wrong with document {@code i}, in words that go on from "the document"; null when nothing is. */
    String wrong(DocumentBatch batch, int i) {
        if (!key.find(batch, i)) {
            return MISSING + " %s, the primary key of %s".formatted(field, table);
        }
        byte[] bytes = batch.bytes();
        byte first = bytes[key.start()];
        if (first == 'n' || (first == '{' && !pseudoType.find(bytes, key.start(), key.end()))) {
            return "has %s in %s, the primary key of %s; a key is a string, number, bool, time, binary or array"
                    .formatted(first == 'n' ? "null" : "an object", field, table);
        }
        return isNew(bytes) ? null : "has the key %s of a document before it".formatted(excerpt(bytes));
    }

    private boolean isNew(byte[] bytes) {
        boolean behindAll = order.isBehindAll(bytes, key.start(), key.end());
        if (full && behindAll) {
            return true;
        }
        rules.digest(bytes, key.start(), key.end(), keyDigest);
        KeySet.Outcome outcome = keys.add(keyDigest);
        full = outcome == KeySet.Outcome.FULL || full;
        unchecked += outcome == KeySet.Outcome.FULL && !behindAll ? 1 : 0;
        return outcome != KeySet.Outcome.TWICE;
    }

    /** How many documents there were whose key may be that of a document before them, since not all are remembered. */
    long unchecked() {
        return unchecked;
    }

    private String excerpt(byte[] bytes) {
        String text = key.text(bytes);
        return text.length() > EXCERPT ? text.substring(0, EXCERPT) + "..." : text;
    }
}

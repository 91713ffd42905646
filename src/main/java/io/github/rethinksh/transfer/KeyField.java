package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.format.DocumentDigest;
import io.github.rethinksh.archive.format.FieldFinder;
import io.github.rethinksh.model.DocumentBatch;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A field that may be the primary key, until a document says that it cannot. For one thread. */
final class KeyField {
    private static final int SHOWN_CHARACTERS = 60;

    /** What became of a field with one more document. */
    enum Outcome {
        /** It can still be the key. */
        FITS,
        /** It cannot. */
        LOST,
        /** There is no memory to tell; look again when there is, or it was told to remember no more. */
        FULL
    }

    private final String name;
    private final int place;
    private final FieldFinder finder;
    private final KeyRules rules;
    private final byte[] digest = new byte[DocumentDigest.LENGTH];
    private KeyIndex index = new KeyIndex(0);
    private String objection;
    private long seen;
    private long checked;

    /**
     * A field that no document has told against.
     *
     * @param place how many fields are likelier to be the key
     */
    KeyField(String name, int place, KeyRules rules) {
        this.name = name;
        this.place = place;
        this.finder = new FieldFinder(name);
        this.rules = rules;
    }

    /** Looks at the next document, which has this number, from 1. */
    Outcome look(DocumentBatch batch, int i, long document) {
        seen = document;
        if (!finder.find(batch, i)) {
            return lost("missing in document " + document);
        }
        Optional<String> noKey = rules.objection(batch.bytes(), finder.start(), finder.end());
        if (noKey.isPresent()) {
            return lost("%s in document %d is no key".formatted(noKey.get(), document));
        }
        return index == null ? Outcome.FITS : compare(batch, document);
    }

    private Outcome compare(DocumentBatch batch, long document) {
        rules.digest(batch.bytes(), finder.start(), finder.end(), digest);
        int first = index.add(digest, (int) document);
        if (first == KeyIndex.FULL) {
            return Outcome.FULL;
        }
        if (first != KeyIndex.NEW) {
            return lost("documents %d and %d have the same: %s".formatted(first, document, value(batch)));
        }
        checked = document;
        return Outcome.FITS;
    }

    private Outcome lost(String reason) {
        objection = reason;
        index = null;
        return Outcome.LOST;
    }

    /** Whether it remembers the values that it has seen, to find one that is there twice. */
    boolean remembers() {
        return index != null;
    }

    /** Gives it so many bytes to remember values. */
    void allow(long bytes) {
        index.allow(bytes);
    }

    /** Has it remember nothing any more. */
    void forget() {
        index = null;
    }

    /** How many fields are likelier to be the key. */
    int place() {
        return place;
    }

    /** The number of the last document that it has seen: the one that told against it, if one did. */
    long seen() {
        return seen;
    }

    KeyCandidate candidate() {
        return new KeyCandidate(name, Optional.ofNullable(objection), checked);
    }

    private String value(DocumentBatch batch) {
        int length = Math.min(finder.end() - finder.start(), 4 * SHOWN_CHARACTERS);
        String text = new String(batch.bytes(), finder.start(), length, StandardCharsets.UTF_8);
        return text.codePointCount(0, text.length()) < SHOWN_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN_CHARACTERS)) + "...";
    }
}

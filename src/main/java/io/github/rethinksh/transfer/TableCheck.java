package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.archive.format.Checksums;
import io.github.rethinksh.archive.format.ContentHash;
import io.github.rethinksh.archive.format.DocumentDigest;
import io.github.rethinksh.archive.format.FieldFinder;
import io.github.rethinksh.archive.layout.InfoFile;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Reads one table of an export to its end and says what is wrong with it. For one thread. */
final class TableCheck {
    private static final int BATCH_BYTES = 1 << 20;
    private static final int BATCH_DOCUMENTS = 10_000;
    private static final int MOST_PROBLEMS = 10;

    private final ArchiveSource source;
    private final SourceTable table;
    private final boolean keyKnown;
    private final FieldFinder finder;
    private final KeySet keys;
    private final KeyRules rules = new KeyRules();
    private final byte[] keyDigest = new byte[DocumentDigest.LENGTH];
    private final MessageDigest checksum = Checksums.sha256();
    private final ContentHash content = new ContentHash();
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean keysChecked = true;
    private boolean whole;
    private long rows;

    TableCheck(ArchiveSource source, SourceTable table, Optional<String> primaryKey, long memory) {
        this.source = source;
        this.table = table;
        this.keyKnown = primaryKey.isPresent();
        this.finder = new FieldFinder(primaryKey.orElse(PrimaryKeys.DEFAULT));
        this.keys = new KeySet(memory);
    }

    void read(CancellationToken token, TransferListener listener) {
        try (DocumentReader reader = source.open(table, in -> new DigestInputStream(in, checksum))) {
            for (DocumentBatch batch = next(reader); batch != null; batch = next(reader)) {
                token.throwIfCancelled();
                take(batch);
                listener.on(new TransferEvent.Advanced(table.name(), batch.size(), batch.totalLength()));
            }
            whole = true;
        } catch (ShellException e) {
            if (e.exitCode() == ExitCode.INTERRUPTED) {
                throw e;
            }
            problem(e.getMessage());
        }
    }

    /** Holds what was read against what the manifest says. */
    void compare(WrittenTable written) {
        if (!whole) {
            return;
        }
        if (rows != written.rows()) {
            problem("there are %d documents; the manifest says %d".formatted(rows, written.rows()));
        }
        if (table.bytes() != written.bytes()) {
            problem("the data has %d bytes; the manifest says %d".formatted(table.bytes(), written.bytes()));
        }
        if (!HexFormat.of().formatHex(checksum.digest()).equals(written.sha256())) {
            problem("the SHA-256 of the data is not that of the manifest");
        }
        if (written.content() != null && !written.content().equals(content.text())) {
            problem("the documents are not those of the manifest: their hash is another one");
        }
    }

    /** Holds key, indexes and write hook against what the manifest says. */
    void compareDefinition(WrittenTable written) {
        if (written.definition() == null) {
            return;
        }
        if (table.definition().info() == null) {
            problem("its .info file is missing");
        } else if (!InfoFile.checksum(table.definition()).equals(written.definition())) {
            problem("its .info file has changed: primary key, indexes or write hook are not those of the manifest");
        }
    }

    /** There is a manifest, and it does not know the table. */
    void unknown() {
        problem("the manifest does not call it complete");
    }

    CheckedTable result() {
        return new CheckedTable(table.name(), rows, table.bytes(), content.text(), problems, notes);
    }

    private void take(DocumentBatch batch) {
        content.add(batch);
        for (int i = 0; i < batch.size(); i++) {
            rows++;
            if (keysChecked) {
                checkKey(batch, i);
            }
        }
    }

    private void checkKey(DocumentBatch batch, int document) {
        if (!finder.find(batch, document)) {
            if (keyKnown) {
                problem("document %d lacks the primary key".formatted(rows));
            } else {
                notes.add("the primary key is not known, so keys were not checked; set it with: pk " + table.name()
                        + " FIELD");
                keysChecked = false;
            }
            return;
        }
        rules.digest(batch.bytes(), finder.start(), finder.end(), keyDigest);
        switch (keys.add(keyDigest)) {
            case NEW -> {}
            case TWICE ->
                problem("document %d has a key that is there already: %s".formatted(rows, finder.text(batch.bytes())));
            case FULL -> {
                notes.add(
                        "only the keys of the first %d documents were checked for being there twice: there is no memory"
                                        .formatted(rows - 1)
                                + " for more");
                keysChecked = false;
            }
        }
    }

    private void problem(String text) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(text);
        } else if (problems.size() == MOST_PROBLEMS) {
            problems.add("more of the like is not listed");
        }
    }

    private static DocumentBatch next(DocumentReader reader) {
        return reader.next(BATCH_BYTES, BATCH_DOCUMENTS);
    }
}

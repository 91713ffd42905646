package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.archive.format.CanonicalForm;
import io.github.rethinksh.archive.format.DocumentDigest;
import io.github.rethinksh.archive.format.FieldFinder;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.transfer.ComparedTable.Difference;
import io.github.rethinksh.transfer.ComparedTable.Kind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Compares the documents of a table on two sides by key. Both are read at the same pace; a document waits, as its digest,
 * until that of the same key comes from the other side. When both sides are in the same order hardly any wait but those
 * that differ, whatever that order is. When too many wait, both sides are read again and again, each time for a part of
 * the keys. For one thread.
 */
final class TableComparison {
    private static final int BATCH_BYTES = 1 << 20;
    private static final int BATCH_DOCUMENTS = 10_000;
    private static final int WAITING_COST = 250;
    private static final int MOST_PARTS = 1 << 16;

    private final TableName table;
    private final String primaryKey;
    private final long memory;
    private final int show;
    private final CancellationToken token;
    private final TransferListener listener;

    /** What waits for its like of the other side. */
    private static final class Waiting {
        private final String key;
        private final byte[] digest;

        Waiting(String key, byte[] digest) {
            this.key = key;
            this.digest = digest;
        }

        String key() {
            return key;
        }

        byte[] digest() {
            return digest;
        }
    }

    private static final class TooManyWait extends Exception {
        private static final long serialVersionUID = 1L;
    }

    TableComparison(
            TableName table,
            String primaryKey,
            long memory,
            int show,
            CancellationToken token,
            TransferListener listener) {
        this.table = table;
        this.primaryKey = primaryKey;
        this.memory = memory;
        this.show = show;
        this.token = token;
        this.listener = listener;
    }

    /**
     * Compares.
     *
     * @param first opens the first side; called again for each part of the keys
     * @param second opens the second side
     */
    ComparedTable run(Supplier<DocumentReader> first, Supplier<DocumentReader> second) {
        for (int parts = 1; parts <= MOST_PARTS; parts *= 4) {
            try {
                return run(first, second, parts);
            } catch (TooManyWait e) {
                listener.on(new TransferEvent.Noted(
                        table + ": the order differs; reading both sides in " + 4 * parts + " rounds"));
            }
        }
        throw new ShellException(
                ExitCode.FAILED,
                table + ": there is not enough memory to compare it",
                "Give Java more of it: JAVA_TOOL_OPTIONS=-Xmx4g in the environment");
    }

    private ComparedTable run(Supplier<DocumentReader> first, Supplier<DocumentReader> second, int parts)
            throws TooManyWait {
        Round total = new Round(parts, 0);
        for (int part = 0; part < parts; part++) {
            Round round = new Round(parts, part);
            try (DocumentReader one = first.get();
                    DocumentReader other = second.get()) {
                round.run(one, other);
            }
            total.add(round);
        }
        return new ComparedTable(
                table,
                total.first.rows,
                total.second.rows,
                total.missing,
                total.extra,
                total.changed,
                total.differences,
                List.of());
    }

    /** One side, and what of it waits. */
    private static final class Side {
        private final Map<ByteBuffer, Waiting> waiting = new LinkedHashMap<>();
        private long rows;
        private boolean ended;
    }

    /** One reading of both sides for a part of the keys. */
    private final class Round {
        private final FieldFinder finder = new FieldFinder(primaryKey);
        private final CanonicalForm form = new CanonicalForm();
        private final DocumentDigest digest = new DocumentDigest();
        private final List<Difference> differences = new ArrayList<>();
        private final Side first = new Side();
        private final Side second = new Side();
        private final int parts;
        private final int part;
        private long missing;
        private long extra;
        private long changed;
        private long used;

        Round(int parts, int part) {
            this.parts = parts;
            this.part = part;
        }

        void run(DocumentReader one, DocumentReader other) throws TooManyWait {
            while (!first.ended || !second.ended) {
                token.throwIfCancelled();
                boolean fromFirst = second.ended || (!first.ended && first.rows <= second.rows);
                if (fromFirst) {
                    read(one, first, second, Kind.MISSING);
                } else {
                    read(other, second, first, Kind.EXTRA);
                }
            }
            missing += first.waiting.size();
            extra += second.waiting.size();
            first.waiting.values().forEach(left -> show(Kind.MISSING, left.key()));
            second.waiting.values().forEach(left -> show(Kind.EXTRA, left.key()));
        }

        void add(Round round) {
            first.rows = round.first.rows;
            second.rows = round.second.rows;
            missing += round.missing;
            extra += round.extra;
            changed += round.changed;
            round.differences.forEach(difference -> show(difference.kind(), difference.key()));
        }

        private void read(DocumentReader reader, Side side, Side other, Kind alone) throws TooManyWait {
            DocumentBatch batch = reader.next(BATCH_BYTES, BATCH_DOCUMENTS);
            if (batch == null) {
                side.ended = true;
                return;
            }
            for (int i = 0; i < batch.size(); i++) {
                side.rows++;
                take(batch, i, side, other, alone);
            }
            if (alone == Kind.MISSING && part == 0) {
                listener.on(new TransferEvent.Advanced(table, batch.size(), batch.totalLength()));
            }
        }

        private void take(DocumentBatch batch, int document, Side side, Side other, Kind alone) throws TooManyWait {
            if (!finder.find(batch, document)) {
                throw new ShellException(
                        ExitCode.DIFFERENCE,
                        "document %d of %s lacks the primary key %s".formatted(side.rows, table, primaryKey),
                        "Say which one it has with: pk " + table + " FIELD");
            }
            form.write(batch.bytes(), finder.start(), finder.end());
            ByteBuffer key = ByteBuffer.wrap(form.copy());
            if (parts > 1 && ((key.hashCode() * 0x9E3779B9) >>> 16) % parts != part) {
                return;
            }
            byte[] whole = new byte[DocumentDigest.LENGTH];
            digest.of(batch.bytes(), batch.start(document), batch.end(document), whole);
            Waiting like = other.waiting.remove(key);
            if (like == null) {
                leave(key, new Waiting(finder.text(batch.bytes()), whole), side, alone);
                return;
            }
            used -= cost(key);
            if (!Arrays.equals(like.digest(), whole)) {
                changed++;
                show(Kind.CHANGED, like.key());
            }
        }

        private void leave(ByteBuffer key, Waiting waiting, Side side, Kind alone) throws TooManyWait {
            if (side.waiting.putIfAbsent(key, waiting) != null) {
                // A key that is twice on one side: one of them has no like on the other.
                missing += alone == Kind.MISSING ? 1 : 0;
                extra += alone == Kind.EXTRA ? 1 : 0;
                show(alone, waiting.key());
                return;
            }
            used += cost(key);
            if (used > memory) {
                throw new TooManyWait();
            }
        }

        private static long cost(ByteBuffer key) {
            return WAITING_COST + 2L * key.capacity();
        }

        private void show(Kind kind, String key) {
            if (differences.size() < show) {
                differences.add(new Difference(kind, key));
            }
        }
    }
}

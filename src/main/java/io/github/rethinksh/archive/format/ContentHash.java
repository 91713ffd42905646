package io.github.rethinksh.archive.format;

import io.github.rethinksh.model.DocumentBatch;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The hash of a set of documents, whatever order they come in and however they are written: the sum of the
 * {@link DocumentDigest}s modulo 2^256. A document that is there twice counts twice. Parts can be hashed apart and added
 * up. It tells whether documents were lost or changed; it is no proof against somebody who makes documents up to fit it.
 * For one thread at a time.
 */
public final class ContentHash {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int WORD_COUNT = DocumentDigest.LENGTH / Long.BYTES;

    private final DocumentDigest digest = new DocumentDigest();
    private final byte[] result = new byte[DocumentDigest.LENGTH];
    private final long[] sum = new long[WORD_COUNT];

    /** Adds all documents of a batch, which have to be well-formed. */
    public void add(DocumentBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            digest.of(batch.bytes(), batch.start(i), batch.end(i), result);
            long carry = 0;
            for (int word = WORD_COUNT - 1; word >= 0; word--) {
                carry = add(word, (long) WORDS.get(result, word * Long.BYTES), carry);
            }
        }
    }

    /** Adds all that another hash holds, which stays as it is. */
    public void add(ContentHash other) {
        long carry = 0;
        for (int word = WORD_COUNT - 1; word >= 0; word--) {
            carry = add(word, other.sum[word], carry);
        }
    }

    /** Adds what another hash came to, as {@link #text()} gave it. */
    public void add(String text) {
        ContentHash other = new ContentHash();
        for (int word = 0; word < WORD_COUNT; word++) {
            other.sum[word] = Long.parseUnsignedLong(text, word * 16, word * 16 + 16, 16);
        }
        add(other);
    }

    /** The hash in 64 hexadecimal digits, all of them 0 for no document. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (long word : sum) {
            text.append("%016x".formatted(word));
        }
        return text.toString();
    }

    private long add(int word, long addend, long carry) {
        long first = sum[word] + addend;
        long second = first + carry;
        boolean over = Long.compareUnsigned(first, addend) < 0 || Long.compareUnsigned(second, carry) < 0;
        sum[word] = second;
        return over ? 1 : 0;
    }
}

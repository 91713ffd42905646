package io.github.rethinksh.archive.format;

import java.security.DigestException;
import java.security.MessageDigest;

/**
 * The SHA-256 of the {@link CanonicalForm} of documents and other JSON values: equal for equal values, however they are
 * written. For one thread at a time.
 */
public final class DocumentDigest {
    /** How many bytes a digest has. */
    public static final int LENGTH = 32;

    private final CanonicalForm form = new CanonicalForm();
    private final MessageDigest digest = Checksums.sha256();

    /** Writes the digest of the well-formed value between the offsets to the start of {@code result}. */
    public void of(byte[] bytes, int from, int to, byte[] result) {
        form.write(bytes, from, to);
        digest.update(form.bytes(), form.start(), form.length());
        try {
            digest.digest(result, 0, LENGTH);
        } catch (DigestException e) {
            throw new IllegalArgumentException("the result has to be as long as a digest", e);
        }
    }
}

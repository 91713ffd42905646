package io.github.rethinksh.embedded;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.regex.Pattern;

/** The rule for names of databases and tables. */
final class Names {
    static final String RULE = "Use A-Z, a-z, 0-9, _ and - only";
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_-]+");

    private Names() {}

    static boolean isValid(String name) {
        return VALID.matcher(name).matches();
    }

    /** Passes a name on, or tells what is wrong with it. */
    static String require(String kind, String name) {
        if (!isValid(name)) {
            throw ReqlError.logic(kind + " name `" + name + "` invalid (" + RULE + ").");
        }
        return name;
    }

    /** The UUID of version 5 that a name has within a space of names. */
    static String hashed(UUID space, String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(16 + utf8.length)
                .putLong(space.getMostSignificantBits())
                .putLong(space.getLeastSignificantBits())
                .put(utf8);
        try {
            ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-1").digest(bytes.array()));
            long high = (hash.getLong() & ~0xF000L) | 0x5000L;
            long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
            return new UUID(high, low).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

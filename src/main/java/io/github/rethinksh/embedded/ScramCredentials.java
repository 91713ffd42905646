package io.github.rethinksh.embedded;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** What the server keeps of a password: a salt and the hash that SCRAM-SHA-256 makes of both. */
final class ScramCredentials {
    private static final int ITERATIONS = 4096;
    private static final int HASH_BITS = 256;

    private final byte[] salt;
    private final int iterations;
    private final byte[] hash;
    private final boolean hasPassword;

    private ScramCredentials(byte[] salt, String password) {
        this.salt = salt;
        this.hasPassword = !password.isEmpty();
        // As on the server: an empty password is not worth more than one round.
        this.iterations = hasPassword ? ITERATIONS : 1;
        this.hash = hash(password, salt, iterations);
    }

    static ScramCredentials of(String password) {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return new ScramCredentials(salt, password);
    }

    String salt() {
        return Base64.getEncoder().encodeToString(salt);
    }

    int iterations() {
        return iterations;
    }

    boolean hasPassword() {
        return hasPassword;
    }

    boolean matches(String password) {
        return MessageDigest.isEqual(hash, hash(password, salt, iterations));
    }

    byte[] clientKey() {
        return hmac(hash, "Client Key");
    }

    byte[] serverKey() {
        return hmac(hash, "Server Key");
    }

    static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hash(String password, byte[] salt, int iterations) {
        try {
            PBEKeySpec specification = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(specification)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

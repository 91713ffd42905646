package io.github.rethinksh.embedded;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The server's side of SCRAM-SHA-256 (RFC 5802, RFC 7677) without channel binding. */
final class ScramExchange {
    private static final int INVALID_ENCODING = 10;
    private static final int EXTENSIONS_NOT_SUPPORTED = 11;
    private static final int WRONG_PASSWORD = 12;
    private static final int NO_CHANNEL_BINDING = 15;
    private static final int UNKNOWN_USER = 17;
    private static final int INVALID_NAME = 18;
    private static final int OTHER_ERROR = 20;
    private static final int NONCE_BYTES = 18;

    private final Users users;
    private String user;
    private String nonce;
    private String firstMessages;
    private Optional<ScramCredentials> known = Optional.empty();

    ScramExchange(Users users) {
        this.users = users;
    }

    String user() {
        return user;
    }

    /** An unknown user gets a challenge too, so that the first answer does not tell who exists. */
    String first(String message) throws HandshakeException {
        if (!message.startsWith("n,")) {
            throw new HandshakeException(NO_CHANNEL_BINDING, "Channel binding is not supported");
        }
        int bareStart = message.indexOf(',', 2) + 1;
        if (bareStart == 0) {
            throw invalidEncoding();
        }
        String bare = message.substring(bareStart);
        Map<Character, String> attributes = attributes(bare);
        if (attributes.containsKey('m')) {
            throw extension();
        }
        if (!attributes.keySet().equals(Set.of('n', 'r'))) {
            throw invalidEncoding();
        }
        user = name(attributes.get('n'));
        byte[] serverNonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(serverNonce);
        nonce = attributes.get('r') + base64(serverNonce);
        known = users.credentials(user);
        ScramCredentials credentials =
                known.orElseGet(() -> ScramCredentials.of(UUID.randomUUID().toString()));
        String challenge = "r=" + nonce + ",s=" + credentials.salt() + ",i=" + credentials.iterations();
        firstMessages = bare + "," + challenge;
        return challenge;
    }

    String last(String message) throws HandshakeException {
        ScramCredentials credentials = known.orElseThrow(() -> new HandshakeException(UNKNOWN_USER, "Unknown user"));
        int proofStart = message.indexOf(",p=");
        String signed = firstMessages + "," + (proofStart < 0 ? message : message.substring(0, proofStart));
        byte[] clientKey = credentials.clientKey();
        byte[] proof = ScramCredentials.hmac(ScramCredentials.sha256(clientKey), signed);
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= clientKey[i];
        }
        requireLast(message, base64(proof));
        return "v=" + base64(ScramCredentials.hmac(credentials.serverKey(), signed));
    }

    /** The server looks at the attributes in the order of their letters, and tells what is wrong with the first. */
    private void requireLast(String message, String proof) throws HandshakeException {
        Map<Character, String> attributes = attributes(message);
        requireSame(attributes.getOrDefault('c', "biws"), "biws", invalidEncoding());
        if (attributes.containsKey('m')) {
            throw extension();
        }
        byte[] given = attributes.getOrDefault('p', proof).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, proof.getBytes(StandardCharsets.UTF_8))) {
            throw new HandshakeException(WRONG_PASSWORD, "Wrong password");
        }
        requireSame(attributes.getOrDefault('r', nonce), nonce, new HandshakeException(OTHER_ERROR, "Other error"));
        if (!attributes.keySet().equals(Set.of('c', 'p', 'r'))) {
            throw invalidEncoding();
        }
    }

    private static void requireSame(String given, String expected, HandshakeException otherwise)
            throws HandshakeException {
        if (!given.equals(expected)) {
            throw otherwise;
        }
    }

    private static Map<Character, String> attributes(String message) throws HandshakeException {
        Map<Character, String> attributes = new HashMap<>();
        for (String part : message.split(",", -1)) {
            boolean isAttribute = part.length() > 1 && part.charAt(1) == '=';
            if (!isAttribute || attributes.put(part.charAt(0), part.substring(2)) != null) {
                throw invalidEncoding();
            }
        }
        return attributes;
    }

    /** A comma in a name is written as {@code =2C}, an equals sign as {@code =3D}. */
    private static String name(String written) throws HandshakeException {
        if (written.isEmpty()) {
            throw new HandshakeException(INVALID_NAME, "Empty username");
        }
        if (written.replace("=2C", "").replace("=3D", "").contains("=")) {
            throw new HandshakeException(INVALID_NAME, "Invalid username encoding");
        }
        return written.replace("=2C", ",").replace("=3D", "=");
    }

    private static HandshakeException extension() {
        return new HandshakeException(EXTENSIONS_NOT_SUPPORTED, "Extensions not supported");
    }

    private static HandshakeException invalidEncoding() {
        return new HandshakeException(INVALID_ENCODING, "Invalid encoding");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

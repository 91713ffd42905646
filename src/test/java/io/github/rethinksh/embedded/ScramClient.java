package io.github.rethinksh.embedded;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The client's side of SCRAM-SHA-256. */
final class ScramClient {
    private final String firstMessage;

    /** Begins with a first message, {@code n,,n=USER,r=NONCE}. */
    ScramClient(String firstMessage) {
        this.firstMessage = firstMessage;
    }

    /** Answers the server's challenge. */
    String last(String challenge, String password) throws GeneralSecurityException {
        String nonce = attribute(challenge, 'r');
        byte[] salt = Base64.getDecoder().decode(attribute(challenge, 's'));
        int iterations = Integer.parseInt(attribute(challenge, 'i'));
        String withoutProof = "c=biws,r=" + nonce;
        String signed = firstMessage.substring("n,,".length()) + "," + challenge + "," + withoutProof;
        byte[] clientKey = hmac(salted(password, salt, iterations), "Client Key");
        byte[] proof = hmac(ScramCredentials.sha256(clientKey), signed);
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= clientKey[i];
        }
        return withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof);
    }

    private static byte[] salted(String password, byte[] salt, int iterations) throws GeneralSecurityException {
        PBEKeySpec specification = new PBEKeySpec(password.toCharArray(), salt, iterations, 256);
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(specification)
                .getEncoded();
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String attribute(String message, char name) {
        for (String part : message.split(",", -1)) {
            if (part.startsWith(name + "=")) {
                return part.substring(2);
            }
        }
        throw new IllegalArgumentException("no " + name + " in " + message);
    }
}

package io.github.rethinksh.embedded;

import java.util.Base64;

/** Base64 as it stands in a BINARY: broken into lines like a mail when written, read with white space or without. */
final class Base64Text {
    /** CR LF after 76 characters, none at the end. */
    private static final Base64.Encoder ENCODER = Base64.getMimeEncoder();

    private Base64Text() {}

    static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    static byte[] decode(String text) {
        StringBuilder characters = new StringBuilder(text.length());
        boolean isPadded = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                continue;
            }
            if (c == '=') {
                isPadded = true;
                continue;
            }
            if (!isBase64(c)) {
                throw ReqlError.logic("Invalid base64 character found: '" + c + "'.");
            }
            if (isPadded) {
                throw ReqlError.logic("Invalid base64 format, data found after padding character '='.");
            }
            characters.append(c);
        }
        if (characters.length() % 4 == 1) {
            throw ReqlError.logic("Invalid base64 length: 1 character remaining, cannot decode a full byte.");
        }
        return Base64.getDecoder().decode(characters.toString());
    }

    private static boolean isBase64(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }
}

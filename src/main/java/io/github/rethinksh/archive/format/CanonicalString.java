package io.github.rethinksh.archive.format;

import java.util.HexFormat;

/** Writes strings with the escapes that they need and no others. */
final class CanonicalString {
    private static final String SHORT = "bfnrt";
    private static final String MEANT = "\b\f\n\r\t";

    private final FormBuffer out;

    CanonicalString(FormBuffer out) {
        this.out = out;
    }

    /** Writes the string whose opening quote is at {@code at}; gives the offset after it. */
    int write(byte[] bytes, int at) {
        int copied = at;
        int i = at + 1;
        while (bytes[i] != '"') {
            if (bytes[i] != '\\') {
                i++;
            } else if (bytes[i + 1] == 'u' || bytes[i + 1] == '/') {
                out.put(bytes, copied, i);
                i = bytes[i + 1] == '/' ? slash(i) : unicode(bytes, i);
                copied = i;
            } else {
                i += 2;
            }
        }
        out.put(bytes, copied, i + 1);
        return i + 1;
    }

    private int slash(int at) {
        out.put('/');
        return at + 2;
    }

    private int unicode(byte[] bytes, int at) {
        char unit = unit(bytes, at);
        if (Character.isHighSurrogate(unit) && bytes[at + 6] == '\\' && bytes[at + 7] == 'u') {
            char low = unit(bytes, at + 6);
            if (Character.isLowSurrogate(low)) {
                out.put(Character.toString(Character.toCodePoint(unit, low)));
                return at + 12;
            }
        }
        character(unit);
        return at + 6;
    }

    private void character(char unit) {
        int named = MEANT.indexOf(unit);
        if (named >= 0) {
            out.put("\\" + SHORT.charAt(named));
        } else if (unit == '"' || unit == '\\') {
            out.put("\\" + unit);
        } else if (unit < ' ' || Character.isSurrogate(unit)) {
            out.put("\\u" + HexFormat.of().toHexDigits(unit));
        } else {
            out.put(String.valueOf(unit));
        }
    }

    private static char unit(byte[] bytes, int backslash) {
        int unit = 0;
        for (int i = backslash + 2; i < backslash + 6; i++) {
            unit = unit << 4 | Character.digit(bytes[i], 16);
        }
        return (char) unit;
    }
}

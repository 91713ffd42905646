package io.github.rethinksh.archive.format;

import java.nio.charset.StandardCharsets;

/**
 * Finds the ends of strings, numbers and literals and checks them. Every method returns the offset after what it looks
 * for, {@link JsonScanner#INCOMPLETE} or {@link JsonScanner#INVALID}.
 */
final class ScalarScanner {
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final ScanFailure failure;

    ScalarScanner(ScanFailure failure) {
        this.failure = failure;
    }

    /** The string whose opening quote is at {@code at}. */
    int string(byte[] bytes, int at, int to) {
        int i = at + 1;
        while (i < to) {
            byte b = bytes[i];
            if (b >= ' ' && b != '"' && b != '\\') {
                i++;
            } else if (b == '"') {
                return i + 1;
            } else {
                i = specialCharacter(bytes, i, to);
                if (i < 0) {
                    return i;
                }
            }
        }
        return JsonScanner.INCOMPLETE;
    }

    private int specialCharacter(byte[] bytes, int at, int to) {
        byte b = bytes[at];
        if (b == '\\') {
            return escape(bytes, at, to);
        }
        if (b >= 0) {
            return failure.expected("the end of the string", bytes, at);
        }
        int end = Utf8.sequenceEnd(bytes, at, to);
        return end == JsonScanner.INVALID ? failure.expected("a UTF-8 character", bytes, at) : end;
    }

    private int escape(byte[] bytes, int at, int to) {
        if (at + 1 == to) {
            return JsonScanner.INCOMPLETE;
        }
        return switch (bytes[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
            case 'u' -> hexadecimalDigits(bytes, at + 2, to);
            default -> failure.expected("an escape such as \\n or \\u0000", bytes, at + 1);
        };
    }

    private int hexadecimalDigits(byte[] bytes, int from, int to) {
        for (int i = from; i < from + 4; i++) {
            if (i == to) {
                return JsonScanner.INCOMPLETE;
            }
            int lowerCase = bytes[i] | 0x20;
            if (!isDigit(bytes[i]) && (lowerCase < 'a' || lowerCase > 'f')) {
                return failure.expected("a hexadecimal digit", bytes, i);
            }
        }
        return from + 4;
    }

    /** The number that begins at {@code at} with a digit or a minus; incomplete when it touches {@code to}. */
    int number(byte[] bytes, int at, int to) {
        int i = bytes[at] == '-' ? at + 1 : at;
        i = i < to && bytes[i] == '0' ? i + 1 : digits(bytes, i, to);
        if (i >= 0 && i < to && bytes[i] == '.') {
            i = digits(bytes, i + 1, to);
        }
        if (i >= 0 && i < to && (bytes[i] == 'e' || bytes[i] == 'E')) {
            i = exponent(bytes, i + 1, to);
        }
        return i == to ? JsonScanner.INCOMPLETE : i;
    }

    private int exponent(byte[] bytes, int from, int to) {
        boolean signed = from < to && (bytes[from] == '+' || bytes[from] == '-');
        return digits(bytes, signed ? from + 1 : from, to);
    }

    private int digits(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && isDigit(bytes[i])) {
            i++;
        }
        if (i == to) {
            return JsonScanner.INCOMPLETE;
        }
        return i == from ? failure.expected("a digit", bytes, i) : i;
    }

    /** The literal that begins at {@code at} with {@code t}, {@code f} or {@code n}. */
    int literal(byte[] bytes, int at, int to) {
        byte[] literal = switch (bytes[at]) {
            case 't' -> TRUE;
            case 'f' -> FALSE;
            default -> NULL;
        };
        for (int i = 1; i < literal.length; i++) {
            if (at + i == to) {
                return JsonScanner.INCOMPLETE;
            }
            if (bytes[at + i] != literal[i]) {
                return failure.expected(new String(literal, StandardCharsets.US_ASCII), bytes, at + i);
            }
        }
        return at + literal.length;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}

package io.github.rethinksh.archive.format;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Writes numbers by the value that a server keeps, a double: digits where 15 are enough, else its bits. Up to 15 digits
 * different texts are different doubles, so that most numbers need not be understood to be copied.
 */
final class CanonicalNumber {
    private static final int EXACT_DIGITS = 15;
    private static final int NOT_PLAIN = -1;
    private static final double MOST = 1e15;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14
    };

    private CanonicalNumber() {}

    /** Writes the number that begins at {@code at}; gives the offset after it. */
    static int write(byte[] bytes, int at, int to, FormBuffer out) {
        int end = plainEnd(bytes, at, to);
        if (end >= 0) {
            out.put(bytes, at, end);
            return end;
        }
        end = end(bytes, at, to);
        out.put(text(Double.parseDouble(new String(bytes, at, end - at, StandardCharsets.US_ASCII))));
        return end;
    }

    /** The offset after the number when its text is the form; negative when it has to be understood. */
    static int plainEnd(byte[] bytes, int at, int to) {
        int digits = 0;
        boolean fraction = false;
        int i = bytes[at] == '-' ? at + 1 : at;
        for (; i < to; i++) {
            byte b = bytes[i];
            if (b >= '0' && b <= '9') {
                digits++;
            } else if (b == '.') {
                fraction = true;
            } else if (b == 'e' || b == 'E') {
                return NOT_PLAIN;
            } else {
                break;
            }
        }
        boolean endsInZero = bytes[i - 1] == '0' && (fraction || (bytes[at] == '-' && digits == 1));
        return endsInZero || digits > EXACT_DIGITS ? NOT_PLAIN : i;
    }

    private static int end(byte[] bytes, int at, int to) {
        int i = at;
        while (i < to && "+-.eE0123456789".indexOf(bytes[i]) >= 0) {
            i++;
        }
        return i;
    }

    /**
     * A decimal of 15 digits, taken as an integer and a power of ten, is exact in both, and so is the rounding of their
     * quotient: where that is the value again, the digits stand for it.
     */
    static String text(double value) {
        double size = Math.abs(value);
        if (size < MOST) {
            int decimals = EXACT_DIGITS - Long.toString((long) size).length();
            double digits = Math.rint(size * POWERS[decimals]);
            if (digits / POWERS[decimals] == size) {
                BigDecimal decimal = BigDecimal.valueOf((long) (value < 0 ? -digits : digits), decimals);
                return decimal.stripTrailingZeros().toPlainString();
            }
        }
        return "x" + HexFormat.of().toHexDigits(Double.doubleToLongBits(value));
    }
}

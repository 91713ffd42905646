package io.github.rethinksh.archive.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Writes numbers by the value that a server keeps, a double: digits where 15 are enough, else its bits. Up to 15 digits
 * different texts are different doubles, so that most numbers need not be understood to be copied.
 */
final class CanonicalNumber {
    private static final int EXACT_DIGITS = 15;
    private static final MathContext EXACT = new MathContext(EXACT_DIGITS);

    private CanonicalNumber() {}

    /** Writes the number that begins at {@code at}; gives the offset after it. */
    static int write(byte[] bytes, int at, int to, FormBuffer out) {
        int digits = 0;
        boolean fraction = false;
        boolean exponent = false;
        int i = at;
        for (; i < to; i++) {
            byte b = bytes[i];
            if (b >= '0' && b <= '9') {
                digits++;
            } else if (b == '.') {
                fraction = true;
            } else if (b == 'e' || b == 'E') {
                exponent = true;
            } else if (b != '-' && b != '+') {
                break;
            }
        }
        boolean endsInZero = bytes[i - 1] == '0' && (fraction || (bytes[at] == '-' && digits == 1));
        if (exponent || endsInZero || digits > EXACT_DIGITS) {
            out.put(text(Double.parseDouble(new String(bytes, at, i - at, StandardCharsets.US_ASCII))));
        } else {
            out.put(bytes, at, i);
        }
        return i;
    }

    static String text(double value) {
        if (Double.isFinite(value)) {
            BigDecimal decimal = new BigDecimal(value).round(EXACT).stripTrailingZeros();
            boolean few = decimal.scale() < EXACT_DIGITS && decimal.precision() - decimal.scale() <= EXACT_DIGITS;
            int digits = Math.max(1, decimal.precision() - decimal.scale()) + Math.max(0, decimal.scale());
            if (few && digits <= EXACT_DIGITS && decimal.doubleValue() == value) {
                return decimal.toPlainString();
            }
        }
        return "x" + HexFormat.of().toHexDigits(Double.doubleToLongBits(value));
    }
}

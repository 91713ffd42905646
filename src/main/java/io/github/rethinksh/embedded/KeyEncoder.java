package io.github.rethinksh.embedded;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Keys as bytes whose order is the order of the keys: a letter for the type, then the value. The same encoding as the
 * server's own, so that its limit of 127 bytes holds for the same keys.
 */
final class KeyEncoder {
    private static final int MAX_PRIMARY_KEY_BYTES = 128;
    private static final MathContext TWENTY_DIGITS = new MathContext(20);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(40);
    private final boolean secondary;

    private KeyEncoder(boolean secondary) {
        this.secondary = secondary;
    }

    /** The key of a document that is to be stored. */
    static byte[] primary(Datum key) {
        byte[] encoded = bound(key);
        if (encoded.length > MAX_PRIMARY_KEY_BYTES) {
            throw ReqlError.logic("Primary key too long (max " + (MAX_PRIMARY_KEY_BYTES - 1) + " characters): "
                    + PrettyPrinter.print(key));
        }
        return encoded;
    }

    /** A bound on primary keys, which may be longer than any of them. */
    static byte[] bound(Datum key) {
        if (isNoKey(key)) {
            throw notAKey(
                    key,
                    "Primary keys must be either a number, string, bool, pseudotype or array (got type %s):\n%s"
                            .formatted(key.typeName(), PrettyPrinter.printShortened(key)));
        }
        return new KeyEncoder(false).encode(key);
    }

    static byte[] secondary(Datum key) {
        if (isNoKey(key)) {
            throw notAKey(
                    key,
                    "Secondary keys must be a number, string, bool, pseudotype, or array (got type %s):\n%s"
                            .formatted(key.typeName(), PrettyPrinter.printShortened(key)));
        }
        return new KeyEncoder(true).encode(key);
    }

    private static ReqlError notAKey(Datum key, String text) {
        return ReqlError.about(key, text);
    }

    private static boolean isNoKey(Datum key) {
        return key instanceof ObjectDatum object ? object.pseudoType() == null : key == Datum.NULL;
    }

    private byte[] encode(Datum key) {
        append(key);
        return out.toByteArray();
    }

    private void append(Datum key) {
        if (key instanceof Datum.NumberDatum number) {
            appendNumber(number.value());
        } else if (key instanceof Datum.StringDatum string) {
            appendString(string.value());
        } else if (key instanceof Datum.BooleanDatum bool) {
            ascii(bool.value() ? "Bt" : "Bf");
        } else if (key instanceof Datum.ArrayDatum array) {
            appendArray(array);
        } else if (key instanceof ObjectDatum object && object.pseudoType() != null) {
            appendPseudoType(object);
        } else if (key instanceof Datum.Extreme) {
            out.write(key == Datum.MINVAL ? 'A' - 1 : 'Z' + 1);
        } else {
            throw ReqlError.about(
                    key,
                    "Array keys can only contain numbers, strings, bools,  pseudotypes, or arrays (got %s of type %s)."
                            .formatted(PrettyPrinter.print(key), key.typeName()));
        }
    }

    private void appendNumber(double value) {
        double number = value == 0 ? 0 : value;
        long bits = Double.doubleToRawLongBits(number);
        long sortable = bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
        ascii("N" + HexFormat.of().toHexDigits(sortable) + "#" + decimal(number));
    }

    /** Twenty significant digits, as {@code %.20g} prints them; only its length matters. */
    private static String decimal(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 0x1p53) {
            return Long.toString((long) value);
        }
        return twentyDigits(value);
    }

    /** The number as {@code %.20g} prints it, if it is big. */
    static String twentyDigits(double value) {
        String digits =
                new BigDecimal(value).round(TWENTY_DIGITS).stripTrailingZeros().toString();
        return digits.replace("E", "e");
    }

    private void appendString(String value) {
        out.write('S');
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (secondary) {
            appendEscaped(utf8);
            return;
        }
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] == 0) {
                throw ReqlError.logic("String %s (truncated) contains NULL byte at offset %d in index key."
                        .formatted(quoted(utf8), i));
            }
        }
        out.writeBytes(utf8);
    }

    private void appendArray(Datum.ArrayDatum array) {
        out.write('A');
        for (Datum item : array.items()) {
            append(item);
            out.write(0);
        }
    }

    private void appendPseudoType(ObjectDatum object) {
        switch (object.pseudoType()) {
            case PseudoTypes.TIME -> {
                ascii("PTIME:");
                appendNumber(PseudoTypes.epochTime(object));
            }
            case PseudoTypes.BINARY -> {
                ascii("PBINARY:");
                appendEscaped(PseudoTypes.bytes(object));
            }
            case PseudoTypes.GEOMETRY ->
                throw ReqlError.logic(
                        "Cannot use a geometry value as a key value in a primary or non-geospatial secondary index.");
            default ->
                throw ReqlError.logic(
                        "Cannot use pseudotype " + object.typeName() + " as a primary or secondary key value .");
        }
    }

    /** Zero bytes end the items of an array, so they are written as 1 1, and 1 as 1 2. */
    private void appendEscaped(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0 || b == 1) {
                out.write(1);
                out.write(b + 1);
            } else {
                out.write(b);
            }
        }
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The first twenty bytes in quotes, what is not printable as {@code \x00}. */
    private static String quoted(byte[] utf8) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < Math.min(20, utf8.length); i++) {
            char c = (char) (utf8[i] & 0xff);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                quoted.append("\\x%02x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}

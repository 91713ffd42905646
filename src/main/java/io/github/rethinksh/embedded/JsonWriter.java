package io.github.rethinksh.embedded;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes values as the server does: no spaces, whole numbers without a point, only control characters escaped. */
final class JsonWriter {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    static byte[] toBytes(Datum datum) {
        return new JsonWriter().write(datum).toBytes();
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    int size() {
        return out.size();
    }

    JsonWriter raw(String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    JsonWriter raw(byte[] json) {
        out.writeBytes(json);
        return this;
    }

    JsonWriter write(Datum datum) {
        if (datum instanceof ObjectDatum object) {
            writeObject(object);
        } else if (datum instanceof Datum.ArrayDatum array) {
            writeArray(array.items());
        } else if (datum instanceof Datum.StringDatum string) {
            writeString(string.value());
        } else if (datum instanceof Datum.NumberDatum number) {
            raw(number(number.value()));
        } else if (datum instanceof Datum.BooleanDatum bool) {
            raw(bool.value() ? "true" : "false");
        } else if (datum instanceof Datum.NullDatum) {
            raw("null");
        } else {
            throw ReqlError.logic("Cannot convert `r." + (datum == Datum.MINVAL ? "minval" : "maxval") + "` to JSON.");
        }
        return this;
    }

    JsonWriter writeString(String value) {
        out.write('"');
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        int plainFrom = 0;
        for (int i = 0; i < utf8.length; i++) {
            byte b = utf8[i];
            if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
                out.write(utf8, plainFrom, i - plainFrom);
                writeEscaped(b);
                plainFrom = i + 1;
            }
        }
        out.write(utf8, plainFrom, utf8.length - plainFrom);
        out.write('"');
        return this;
    }

    /** A whole number that a 64-bit integer holds exactly is written as one; negative zero keeps its point. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) <= 0x1p53 && !(value == 0 && 1 / value < 0)) {
            return Long.toString((long) value);
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (decimal.signum() == 0) {
            return "-0.0";
        }
        int pointAfter = decimal.precision() - decimal.scale();
        if (pointAfter > 21 || pointAfter <= -6) {
            return withExponent(decimal, pointAfter - 1);
        }
        String plain = decimal.toPlainString();
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    private static String withExponent(BigDecimal decimal, int exponent) {
        String digits = decimal.unscaledValue().abs().toString();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return (decimal.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + exponent;
    }

    private void writeObject(ObjectDatum object) {
        if (object.stored() != null) {
            raw(object.stored());
            return;
        }
        char separator = '{';
        for (Map.Entry<String, Datum> field : object.fields().entrySet()) {
            out.write(separator);
            separator = ',';
            writeString(field.getKey());
            out.write(':');
            write(field.getValue());
        }
        raw(separator == '{' ? "{}" : "}");
    }

    private void writeArray(List<Datum> items) {
        char separator = '[';
        for (Datum item : items) {
            out.write(separator);
            separator = ',';
            write(item);
        }
        raw(separator == '[' ? "[]" : "]");
    }

    private void writeEscaped(byte b) {
        out.write('\\');
        switch (b) {
            case '"', '\\' -> out.write(b);
            case '\b' -> out.write('b');
            case '\f' -> out.write('f');
            case '\n' -> out.write('n');
            case '\r' -> out.write('r');
            case '\t' -> out.write('t');
            default -> {
                out.writeBytes(new byte[] {'u', '0', '0', HEX[b >> 4], HEX[b & 15]});
            }
        }
    }
}

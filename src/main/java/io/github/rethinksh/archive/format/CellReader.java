package io.github.rethinksh.archive.format;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.rethinksh.archive.ColumnType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;

/** Makes the text of a JSON value from the text of a cell. For one thread at a time. */
final class CellReader {
    private final JsonCells json = new JsonCells();

    /** A string as JSON writes it. */
    static byte[] quoted(String text) {
        byte[] inner = JsonStringEncoder.getInstance().quoteAsUTF8(text);
        byte[] quoted = new byte[inner.length + 2];
        quoted[0] = '"';
        System.arraycopy(inner, 0, quoted, 1, inner.length);
        quoted[quoted.length - 1] = '"';
        return quoted;
    }

    /**
     * The value of a cell.
     *
     * @param inQuotes whether the cell is in quotes, which makes a difference for an empty text
     * @return the value; null when the cell says that the field is not there
     * @throws IllegalArgumentException saying what the cell should be, when it is no value of its type
     */
    byte[] value(String cell, boolean inQuotes, ColumnType type) {
        if (cell.isEmpty()) {
            return type == ColumnType.STRING && inQuotes ? quoted(cell) : null;
        }
        boolean text = type == ColumnType.UNTYPED || type == ColumnType.STRING;
        if (!text && cell.equals("null")) {
            return bytes(cell);
        }
        return switch (type) {
            case UNTYPED, STRING -> quoted(cell);
            case NUMBER -> bytes(number(cell));
            case BOOLEAN -> bytes(truth(cell));
            case TIME -> bytes(time(cell));
            case BINARY -> bytes(binary(cell));
            case JSON -> bytes(required(cell, json.is(cell.strip()), "JSON"));
            case ANY -> json.is(cell) ? bytes(cell) : quoted(cell);
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String required(String cell, boolean sound, String what) {
        if (!sound) {
            throw new IllegalArgumentException("expected " + what);
        }
        return cell;
    }

    private boolean isNumber(String text) {
        return json.is(text) && "-0123456789".indexOf(text.charAt(0)) >= 0;
    }

    private String number(String cell) {
        String text = cell.strip();
        return required(text, isNumber(text), "a number");
    }

    private static String truth(String cell) {
        String text = cell.strip().toLowerCase(Locale.ROOT);
        return required(text, text.equals("true") || text.equals("false"), "true or false");
    }

    private String time(String cell) {
        if (cell.startsWith("{")) {
            return required(cell, json.is(cell), "a time");
        }
        String text = cell.strip();
        if (isNumber(text)) {
            return time(text, "+00:00");
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            BigDecimal seconds = BigDecimal.valueOf(time.toEpochSecond())
                    .add(BigDecimal.valueOf(time.getNano(), 9))
                    .stripTrailingZeros();
            ZoneOffset zone = time.getOffset();
            String offset = zone.equals(ZoneOffset.UTC) ? "+00:00" : zone.getId();
            return time(seconds.toPlainString(), required(offset, offset.length() == 6, "a time"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected a time such as 2026-11-21T10:15:30Z", e);
        }
    }

    private static String time(String seconds, String zone) {
        return "{\"$reql_type$\":\"TIME\",\"epoch_time\":" + seconds + ",\"timezone\":\"" + zone + "\"}";
    }

    private String binary(String cell) {
        if (cell.startsWith("{")) {
            return required(cell, json.is(cell), "bytes");
        }
        try {
            byte[] content = Base64.getDecoder().decode(cell.strip());
            String data = Base64.getEncoder().encodeToString(content);
            return "{\"$reql_type$\":\"BINARY\",\"data\":\"" + data + "\"}";
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected bytes in base64", e);
        }
    }
}

package io.github.rethinksh.embedded;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Values as error texts show them: indented with tabs, and a tab behind each colon. */
final class PrettyPrinter {
    /** Longer texts are cut where the server cuts them. */
    private static final int SHORTENED_LENGTH = 300;

    private final StringBuilder out = new StringBuilder();

    private PrettyPrinter() {}

    static String print(Datum datum) {
        PrettyPrinter printer = new PrettyPrinter();
        printer.append(datum, 1);
        return printer.out.toString();
    }

    static String printShortened(Datum datum) {
        String text = print(datum);
        return text.length() > SHORTENED_LENGTH ? text.substring(0, SHORTENED_LENGTH - 3) + "..." : text;
    }

    private void append(Datum datum, int depth) {
        boolean isBinary = datum instanceof ObjectDatum object && object.isPseudoType(PseudoTypes.BINARY);
        if (!isBinary && datum instanceof ObjectDatum object && !object.fields().isEmpty()) {
            appendObject(object.fields(), depth);
        } else if (datum instanceof Datum.ArrayDatum array && !array.items().isEmpty()) {
            appendArray(array.items(), depth);
        } else if (datum instanceof Datum.Extreme) {
            out.append(datum == Datum.MINVAL ? "r.minval" : "r.maxval");
        } else {
            out.append(new String(JsonWriter.toBytes(datum), StandardCharsets.UTF_8));
        }
    }

    private void appendObject(Map<String, Datum> fields, int depth) {
        String separator = "{\n";
        for (Map.Entry<String, Datum> field : fields.entrySet()) {
            out.append(separator).append("\t".repeat(depth));
            append(Datum.of(field.getKey()), depth);
            out.append(":\t");
            append(field.getValue(), depth + 1);
            separator = ",\n";
        }
        out.append('\n').append("\t".repeat(depth - 1)).append('}');
    }

    private void appendArray(List<Datum> items, int depth) {
        String separator = "[\n";
        for (Datum item : items) {
            out.append(separator).append("\t".repeat(depth));
            append(item, depth + 1);
            separator = ",\n";
        }
        out.append('\n').append("\t".repeat(depth - 1)).append(']');
    }
}

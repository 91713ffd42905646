package io.github.rethinksh.transfer;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Makes up documents of all that ReQL knows, as JSON text in all ways that JSON may be written. */
final class RandomDocuments {
    private static final int DEEPEST = 15;
    private static final String[] NUMBERS = {
        "0",
        "-0",
        "-0.0",
        "1",
        "-1",
        "1e308",
        "-1.7976931348623157e308",
        "5e-324",
        "2.2250738585072014E-308",
        "1E2",
        "1.5e+3",
        "-2.5e-7",
        "9007199254740991",
        "9007199254740993",
        "-9007199254740992",
        "123456789012345680000",
        "0.1",
        "0.30000000000000004",
        "3.141592653589793",
        "1e21",
        "1e-7",
        "100000.0"
    };
    private static final String[] PIECES = {
        "a",
        "Z",
        "9",
        " ",
        "\\\"",
        "\\\\",
        "\\/",
        "/",
        "\\b",
        "\\f",
        "\\n",
        "\\r",
        "\\t",
        "\\u0000",
        "\\u0001",
        "\\u001f",
        "\\u001B",
        "\u007f",
        "\u0085",
        "\\u00e9",
        "\u00e9",
        "\u017e",
        "\u2028",
        "\\u2029",
        "\ufeff",
        "\uffff",
        "\u4e2d",
        "\\ud83d\\ude00",
        "\\uD83D\\uDE00",
        "\ud83d\ude00",
        "\udbff\udfff",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "'",
        "\\u005d",
        "$reql_type$"
    };

    private final Random random;

    RandomDocuments(long seed) {
        random = new Random(seed);
    }

    /** Documents with keys of every type that can be one, no key twice. */
    List<String> all(int count) {
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            documents.add(document(key(i)));
        }
        documents.add(document("true"));
        documents.add(document("false"));
        return documents;
    }

    private String document(String key) {
        List<String> fields = new ArrayList<>();
        fields.add("\"id\"" + space() + ":" + space() + key);
        for (int i = random.nextInt(8); i > 0; i--) {
            fields.add(field(i, DEEPEST - 1));
        }
        Collections.shuffle(fields, random);
        return object(fields);
    }

    private String key(int number) {
        return switch (number % 7) {
            case 0 -> Integer.toString(number);
            case 1 -> "\"" + (number - 1) + "\"";
            case 2 -> "\"" + new UUID(random.nextLong(), random.nextLong()) + "\"";
            case 3 -> "[" + space() + number + ",[\"" + number + "\",true," + time(number) + "]]";
            case 4 -> time(number);
            case 5 -> (random.nextBoolean() ? "-" : "") + number + ".5e" + random.nextInt(3);
            default -> "\"\\\"\\\\\\/\\n\\t\\u00e9\ud83d\ude00]},{" + number + "\"";
        };
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 11 : 5)) {
            case 0 -> "null";
            case 1 -> Boolean.toString(random.nextBoolean());
            case 2 -> NUMBERS[random.nextInt(NUMBERS.length)];
            case 3 -> string();
            case 4 -> Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
            case 5 -> time(random.nextInt());
            case 6 -> binary();
            case 7 -> geometry();
            case 8 -> deep(depth);
            case 9 -> array(depth);
            default -> object(fields(depth));
        };
    }

    private String string() {
        StringBuilder text = new StringBuilder("\"");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.append('"').toString();
    }

    private static String time(int millis) {
        String zone = millis % 2 == 0 ? "+00:00" : "-07:30";
        return "{\"$reql_type$\":\"TIME\",\"epoch_time\":" + (1_400_000_000L + millis / 1000) + "."
                + (100 + Math.abs(millis % 900)) + ",\"timezone\":\"" + zone + "\"}";
    }

    private String binary() {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return "{\"data\":\"" + Base64.getEncoder().encodeToString(bytes) + "\",\"$reql_type$\":\"BINARY\"}";
    }

    private String geometry() {
        double x = random.nextInt(1000) / 10.0;
        return switch (random.nextInt(3)) {
            case 0 -> "{\"$reql_type$\":\"GEOMETRY\",\"type\":\"Point\",\"coordinates\":[" + x + ",-12.5]}";
            case 1 -> "{\"$reql_type$\":\"GEOMETRY\",\"type\":\"LineString\",\"coordinates\":[[" + x + ",1],[2,3.25]]}";
            default ->
                "{\"$reql_type$\":\"GEOMETRY\",\"type\":\"Polygon\",\"coordinates\":[[[" + x + ",0],[" + (x + 1)
                        + ",0],[" + (x + 1) + ",1],[" + x + ",0]]]}";
        };
    }

    /** Brackets as deep as it goes. */
    private String deep(int depth) {
        return "{\"d\":[".repeat(depth / 2) + string() + "]}".repeat(depth / 2);
    }

    private String array(int depth) {
        List<String> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            elements.add(value(depth - 1));
        }
        return "[" + space() + String.join(space() + "," + space(), elements) + space() + "]";
    }

    private List<String> fields(int depth) {
        List<String> fields = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            fields.add(field(i, depth - 1));
        }
        return fields;
    }

    private String field(int number, int depth) {
        String name = random.nextBoolean() ? "f" + number : "\\\"\u00e9\\n\\\\" + number;
        return "\"" + name + "\"" + space() + ":" + space() + value(depth);
    }

    private String object(List<String> fields) {
        return "{" + space() + String.join(space() + "," + space(), fields) + space() + "}";
    }

    private String space() {
        return " ".repeat(random.nextInt(3) / 2) + (random.nextInt(20) == 0 ? "\t" : "");
    }
}

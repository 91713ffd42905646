package io.github.rethinksh.archive.format;

import java.util.Random;

/** Makes JSON texts of every kind from a seeded generator of random numbers. */
public final class JsonText {
    private static final String[] WHITE_SPACE = {"", "", "", " ", "\n", "\t", "\r\n", "  \n "};
    private static final String[] NUMBERS = {
        "0", "-0", "7", "-12", "1.5", "-0.25", "1e5", "2E-7", "3.0e+300", "123456789012345678901234567890", "1e99999"
    };
    private static final String[] CHARACTERS = {
        "a",
        "Z",
        "'",
        "/",
        "{",
        "]",
        ",",
        ":",
        " ",
        "\u007f",
        "\u00e9",
        "\u017e",
        "\u6771",
        "\uffff",
        "\ud83e\udd80",
        "\\\"",
        "\\\\",
        "\\/",
        "\\b",
        "\\f",
        "\\n",
        "\\r",
        "\\t",
        "\\u0000",
        "\\u00e9"
    };

    private final Random random;

    public JsonText(Random random) {
        this.random = random;
    }

    /** An object, with what lies deeper bounded by the depth. */
    public String object(int depth) {
        StringBuilder text = new StringBuilder("{").append(whiteSpace());
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : ",").append(whiteSpace()).append(string()).append(whiteSpace());
            text.append(':').append(whiteSpace()).append(value(depth - 1)).append(whiteSpace());
        }
        return text.append('}').toString();
    }

    /** Any value. */
    public String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> random.nextInt(8) == 0 ? "\"\\uD83E\\uDD80\\udead\"" : string();
            case 1, 2 -> pick(NUMBERS);
            case 3 -> random.nextBoolean() ? "true" : "false";
            case 4 -> "null";
            case 5 -> array(depth);
            default -> object(depth);
        };
    }

    /** White space, or none. */
    public String whiteSpace() {
        return pick(WHITE_SPACE);
    }

    private String array(int depth) {
        StringBuilder text = new StringBuilder("[").append(whiteSpace());
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : ",")
                    .append(whiteSpace())
                    .append(value(depth - 1))
                    .append(whiteSpace());
        }
        return text.append(']').toString();
    }

    private String string() {
        StringBuilder text = new StringBuilder("\"");
        int length = random.nextInt(8);
        for (int i = 0; i < length; i++) {
            text.append(pick(CHARACTERS));
        }
        return text.append('"').toString();
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}

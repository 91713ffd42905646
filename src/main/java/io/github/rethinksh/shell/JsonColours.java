package io.github.rethinksh.shell;

/** Colours JSON as {@link JsonText} writes it: names, texts, and everything that is neither. */
final class JsonColours {
    private final String json;
    private final StringBuilder coloured;
    private int position;

    private JsonColours(String json) {
        this.json = json;
        this.coloured = new StringBuilder(json.length() * 2);
    }

    static String on(String json) {
        return new JsonColours(json).coloured();
    }

    private String coloured() {
        while (position < json.length()) {
            char first = json.charAt(position);
            if (first == '"') {
                int end = endOfText();
                boolean name = end < json.length() && json.charAt(end) == ':';
                append(name ? Style.FIELD : Style.TEXT, end);
            } else if (isOfLiteral(first)) {
                append(Style.LITERAL, endOfLiteral());
            } else {
                coloured.append(first);
                position++;
            }
        }
        return coloured.toString();
    }

    private void append(Style style, int end) {
        coloured.append(style.on(json.substring(position, end)));
        position = end;
    }

    private int endOfText() {
        int end = position + 1;
        while (end < json.length() && json.charAt(end) != '"') {
            end += json.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, json.length());
    }

    private int endOfLiteral() {
        int end = position;
        while (end < json.length() && isOfLiteral(json.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Numbers, true, false, null, and the function around a time. */
    private static boolean isOfLiteral(char character) {
        return Character.isLetterOrDigit(character) || character == '-' || character == '+' || character == '.';
    }
}

package io.github.rethinksh.archive.format;

/**
 * Finds the end of a JSON value in bytes and checks the value by RFC 8259 on the way, without decoding it: grammar,
 * escapes, numbers, no raw control characters, well-formed UTF-8. Lone surrogates written as escapes pass, as the
 * grammar allows them. Any depth of nesting is taken; there is no recursion. For one thread at a time; make one and use
 * it again and again.
 */
public final class JsonScanner {
    /** The text ends before the value does: get more bytes and scan from the same start again. */
    public static final int INCOMPLETE = -1;

    /** The text is not JSON: {@link #error()} says where and why. */
    public static final int INVALID = -2;

    /** What the grammar takes next. */
    private enum Expectation {
        VALUE("a value"),
        VALUE_OR_BRACKET("a value or ']'"),
        NAME("a field name in double quotes"),
        NAME_OR_BRACE("a field name in double quotes or '}'"),
        COLON("':'"),
        COMMA_OR_BRACKET("',' or ']'"),
        COMMA_OR_BRACE("',' or '}'"),
        NOTHING("nothing");

        private final String text;

        Expectation(String text) {
            this.text = text;
        }
    }

    private final ScanFailure failure = new ScanFailure();
    private final ScalarScanner scalars = new ScalarScanner(failure);
    private final Nesting nesting = new Nesting();
    private Expectation expectation = Expectation.VALUE;
    private int lineBreaks;

    /**
     * Finds the end of the value that begins at {@code from}, or after white space there.
     *
     * @param to where the bytes end; a bare number that touches it counts as incomplete, for more digits may follow
     * @return the offset after the value, {@link #INCOMPLETE} or {@link #INVALID}
     */
    public int scan(byte[] bytes, int from, int to) {
        failure.clear();
        nesting.clear();
        lineBreaks = 0;
        expectation = Expectation.VALUE;
        int position = from;
        do {
            position = skipWhiteSpace(bytes, position, to);
            if (position == to) {
                return INCOMPLETE;
            }
            position = step(bytes, position, to);
        } while (position >= 0 && expectation != Expectation.NOTHING);
        return position;
    }

    /** What is wrong, after {@link #INVALID}; null otherwise. */
    public JsonError error() {
        return failure.error();
    }

    /** How many line breaks lie in what was scanned last; a well-formed value has them in white space only. */
    public int lineBreaks() {
        return lineBreaks;
    }

    private int skipWhiteSpace(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            switch (bytes[i]) {
                case ' ', '\t', '\r' -> {}
                case '\n' -> lineBreaks++;
                default -> {
                    return i;
                }
            }
        }
        return to;
    }

    private int step(byte[] bytes, int at, int to) {
        byte b = bytes[at];
        return switch (expectation) {
            case VALUE -> value(bytes, at, to);
            case VALUE_OR_BRACKET -> b == ']' ? leave(at) : value(bytes, at, to);
            case NAME -> name(bytes, at, to);
            case NAME_OR_BRACE -> b == '}' ? leave(at) : name(bytes, at, to);
            case COLON -> b == ':' ? expectNext(Expectation.VALUE, at) : refuse(bytes, at);
            case COMMA_OR_BRACKET ->
                b == ',' ? expectNext(Expectation.VALUE, at) : b == ']' ? leave(at) : refuse(bytes, at);
            case COMMA_OR_BRACE ->
                b == ',' ? expectNext(Expectation.NAME, at) : b == '}' ? leave(at) : refuse(bytes, at);
            case NOTHING -> throw new IllegalStateException("the value has ended");
        };
    }

    private int value(byte[] bytes, int at, int to) {
        return switch (bytes[at]) {
            case '"' -> afterValue(scalars.string(bytes, at, to));
            case '{' -> enter(true, Expectation.NAME_OR_BRACE, at);
            case '[' -> enter(false, Expectation.VALUE_OR_BRACKET, at);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> afterValue(scalars.number(bytes, at, to));
            case 't', 'f', 'n' -> afterValue(scalars.literal(bytes, at, to));
            default -> refuse(bytes, at);
        };
    }

    private int name(byte[] bytes, int at, int to) {
        if (bytes[at] != '"') {
            return refuse(bytes, at);
        }
        expectation = Expectation.COLON;
        return scalars.string(bytes, at, to);
    }

    private int expectNext(Expectation next, int at) {
        expectation = next;
        return at + 1;
    }

    private int enter(boolean object, Expectation next, int at) {
        nesting.enter(object);
        return expectNext(next, at);
    }

    private int leave(int at) {
        nesting.leave();
        return afterValue(at + 1);
    }

    private int afterValue(int end) {
        if (nesting.isEmpty()) {
            expectation = Expectation.NOTHING;
        } else {
            expectation = nesting.inObject() ? Expectation.COMMA_OR_BRACE : Expectation.COMMA_OR_BRACKET;
        }
        return end;
    }

    private int refuse(byte[] bytes, int at) {
        return failure.expected(expectation.text, bytes, at);
    }
}

package io.github.rethinksh.archive.format;

/** Where a reader is between two documents, and what it takes there. */
enum Place {
    START("'[' or '{'"),
    START_OR_END("'[' or '{'"),
    BETWEEN_DOCUMENTS("'{'"),
    ARRAY_START("'{' or ']'"),
    AFTER_COMMA("'{'"),
    AFTER_ELEMENT("',' or ']'"),
    AFTER_ARRAY("the end of the data");

    private final String expectation;

    Place(String expectation) {
        this.expectation = expectation;
    }

    /** What is taken here, for messages. */
    String expectation() {
        return expectation;
    }

    boolean takesDocument() {
        return this != AFTER_ELEMENT && this != AFTER_ARRAY;
    }

    boolean mayEnd() {
        return this == START_OR_END || this == BETWEEN_DOCUMENTS || this == AFTER_ARRAY;
    }

    Place afterDocument() {
        return this == ARRAY_START || this == AFTER_COMMA ? AFTER_ELEMENT : BETWEEN_DOCUMENTS;
    }

    /** The place after a bracket or comma; null when it is not taken here. */
    Place after(byte separator) {
        return switch (this) {
            case START, START_OR_END -> separator == '[' ? ARRAY_START : null;
            case ARRAY_START -> separator == ']' ? AFTER_ARRAY : null;
            case AFTER_ELEMENT -> separator == ',' ? AFTER_COMMA : separator == ']' ? AFTER_ARRAY : null;
            case BETWEEN_DOCUMENTS, AFTER_COMMA, AFTER_ARRAY -> null;
        };
    }
}

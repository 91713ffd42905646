package io.github.rethinksh.embedded;

/** The kinds of errors a query can end with, numbered as {@code Response.ErrorType} of the protocol. */
public enum ErrorType {
    /** A query that makes no sense, whatever the data; it has a kind of response of its own, and no number. */
    COMPILE(0),
    INTERNAL(1000000),
    RESOURCE_LIMIT(2000000),
    QUERY_LOGIC(3000000),
    NON_EXISTENCE(3100000),
    OP_FAILED(4100000),
    OP_INDETERMINATE(4200000),
    USER(5000000),
    PERMISSION_ERROR(6000000);

    private final int number;

    ErrorType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}

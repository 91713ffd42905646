package io.github.rethinksh.cluster;

/** Bytes that no server wrote as a function; the message says what is wrong with them. */
final class MalformedFunctionException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedFunctionException(String message) {
        super(message);
    }

    MalformedFunctionException(String message, Exception cause) {
        super(message, cause);
    }
}

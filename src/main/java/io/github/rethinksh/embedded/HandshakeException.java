package io.github.rethinksh.embedded;

/** A client that is not let in, with the code and the text it is told. */
final class HandshakeException extends Exception {
    private final int code;

    HandshakeException(int code, String text) {
        super(text);
        this.code = code;
    }

    int code() {
        return code;
    }
}

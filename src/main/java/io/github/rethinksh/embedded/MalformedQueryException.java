package io.github.rethinksh.embedded;

import java.io.IOException;

/** A frame that is no query; its message is what the client is told. */
final class MalformedQueryException extends IOException {
    MalformedQueryException(String text) {
        super(text);
    }
}

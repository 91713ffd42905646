package io.github.rethinksh.cluster;

import java.io.IOException;

/** What answers where a server was to answer speaks HTTP, such as the pages of RethinkDB for administrators. */
final class WebServerException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What such an answer begins with. */
    static final String GREETING = "HTTP/";

    WebServerException() {
        super("this is a web server; the driver port is usually " + ServerAddress.DEFAULT_PORT);
    }
}

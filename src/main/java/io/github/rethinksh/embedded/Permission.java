package io.github.rethinksh.embedded;

import java.util.Locale;

/** What a user may be allowed to do. */
enum Permission {
    READ,
    WRITE,
    CONFIG,
    CONNECT;

    /** The name in queries and error texts. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

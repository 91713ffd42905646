package io.github.rethinksh.embedded;

import java.time.Instant;
import java.util.function.IntSupplier;

/** What the server says about itself. */
record ServerIdentity(String id, String name, Instant started, IntSupplier port) {
    /** The release whose behaviour this server shows. */
    static final String VERSION = "2.4.4";
}

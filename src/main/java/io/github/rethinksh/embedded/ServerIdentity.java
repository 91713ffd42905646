package io.github.rethinksh.embedded;

import java.time.Instant;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** What the server says about itself. */
record ServerIdentity(String id, String name, Supplier<Instant> start, IntSupplier port) {
    /** The release whose behaviour this server shows. */
    static final String VERSION = "2.4.4";

    /** When its process was started. */
    Instant started() {
        return start.get();
    }
}

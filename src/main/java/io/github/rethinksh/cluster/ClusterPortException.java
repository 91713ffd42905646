package io.github.rethinksh.cluster;

import java.io.IOException;

/** What answers where a server was to answer clients is the port that servers speak to each other at. */
final class ClusterPortException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What a server says first there, see {@code rpc/connectivity/cluster.cc} of RethinkDB. */
    static final String GREETING = "RethinkDB cluster\n";

    ClusterPortException() {
        super("this is the port for other servers; the driver port is usually " + ServerAddress.DEFAULT_PORT);
    }
}

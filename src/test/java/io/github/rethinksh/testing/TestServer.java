package io.github.rethinksh.testing;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.ConnectionOptions;
import io.github.rethinksh.cluster.ServerAddress;

/** A server for one test: empty but for the database {@code test}, its admin without a password. */
public interface TestServer {
    /** One that listens there, and that somebody else has started. */
    static TestServer at(String host, int port) {
        record Address(String host, int port) implements TestServer {}
        return new Address(host, port);
    }

    /** The host of its driver port. */
    String host();

    /** Its driver port. */
    int port();

    /** Its address as it is written on a command line. */
    default String address() {
        return host() + ":" + port();
    }

    /** How to reach it as admin. */
    default ConnectionOptions options() {
        return ConnectionOptions.to(new ServerAddress(host(), port()));
    }

    /** A connection to it; close it. */
    default Cluster connect() {
        return Cluster.connect(options());
    }
}

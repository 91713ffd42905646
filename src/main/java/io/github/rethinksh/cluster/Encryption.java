package io.github.rethinksh.cluster;

import java.nio.file.Path;

/** Whether connections are encrypted, and who has to vouch for the server at the other end. */
public sealed interface Encryption {
    /** They are not. */
    record None() implements Encryption {}

    /** TLS; whom the system trusts vouches for the server. */
    record SystemTrust() implements Encryption {}

    /**
     * TLS; only these certificates vouch for the server.
     *
     * @param file one or several certificates in PEM form
     */
    record Certificates(Path file) implements Encryption {}
}

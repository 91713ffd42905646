package io.github.rethinksh.session;

import io.github.rethinksh.cluster.ClusterAddress;
import io.github.rethinksh.cluster.Encryption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A cluster and how to connect to it, by default: what is typed with {@code connect} goes before.
 *
 * @param name the name in the configuration file; empty for an address that was typed
 * @param address the servers
 * @param user who logs in; empty is admin
 * @param database the database that is the current one at first
 * @param passwordFile where the password is
 * @param encryption whether the connection is encrypted
 * @param production whether commands that write ask first
 */
public record Profile(
        String name,
        ClusterAddress address,
        Optional<String> user,
        Optional<String> database,
        Optional<Path> passwordFile,
        Encryption encryption,
        boolean production) {
    /** What a name of a profile begins with where an address may stand too. */
    public static final String MARK = "@";

    /** An address that was typed, with the user and the database that it names. */
    public static Profile at(ClusterAddress address) {
        return new Profile(
                "", address, address.user(), address.database(), Optional.empty(), new Encryption.None(), false);
    }

    /** The same with this user when it has none; null is none. */
    Profile orUser(String usual) {
        return new Profile(
                name,
                address,
                user.or(() -> Optional.ofNullable(usual).filter(text -> !text.isEmpty())),
                database,
                passwordFile,
                encryption,
                production);
    }

    /** The same, naming no database. */
    public Profile anywhere() {
        return new Profile(name, address, user, Optional.empty(), passwordFile, encryption, production);
    }

    /** The same as one of production when this says so; what is one already stays one. */
    Profile orProduction(boolean known) {
        return new Profile(name, address, user, database, passwordFile, encryption, production || known);
    }

    /** The same with this password when neither the address nor a file has one; null is none. */
    public Profile orPassword(String usual) {
        return passwordFile.isPresent()
                ? this
                : new Profile(name, address.orPassword(usual), user, database, passwordFile, encryption, production);
    }
}

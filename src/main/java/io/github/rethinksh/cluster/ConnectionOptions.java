package io.github.rethinksh.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How to reach a cluster and as whom. Its text form never holds the secrets.
 *
 * @param addresses the servers to try, in this order
 * @param user who logs in
 * @param password the user's password; empty when there is none
 * @param authKey the authorization key of a server before 2.3; null for the login with user and password
 * @param encryption whether the connection is encrypted
 * @param timeout how long connecting and logging in to one server may take
 */
public record ConnectionOptions(
        List<ServerAddress> addresses,
        String user,
        String password,
        String authKey,
        Encryption encryption,
        Duration timeout) {
    /** The user that every cluster has. */
    public static final String DEFAULT_USER = "admin";

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);

    /** Copies the list. */
    public ConnectionOptions {
        addresses = List.copyOf(addresses);
        Objects.requireNonNull(user, "user is null");
        Objects.requireNonNull(password, "password is null");
        Objects.requireNonNull(encryption, "encryption is null");
    }

    /** The admin without a password at these servers. */
    public static ConnectionOptions to(ServerAddress... addresses) {
        return new ConnectionOptions(
                List.of(addresses), DEFAULT_USER, "", null, new Encryption.None(), DEFAULT_TIMEOUT);
    }

    /** The same at other servers. */
    public ConnectionOptions withAddresses(List<ServerAddress> others) {
        return new ConnectionOptions(others, user, password, authKey, encryption, timeout);
    }

    /** The same for another user. */
    public ConnectionOptions withUser(String name, String secret) {
        return new ConnectionOptions(addresses, name, secret, authKey, encryption, timeout);
    }

    /** The same with an authorization key in place of user and password. */
    public ConnectionOptions withAuthKey(String key) {
        return new ConnectionOptions(addresses, user, password, key, encryption, timeout);
    }

    /** The same, encrypted this way. */
    public ConnectionOptions withEncryption(Encryption way) {
        return new ConnectionOptions(addresses, user, password, authKey, way, timeout);
    }

    /** The same with less or more patience. */
    public ConnectionOptions withTimeout(Duration patience) {
        return new ConnectionOptions(addresses, user, password, authKey, encryption, patience);
    }

    @Override
    public String toString() {
        return user + "@"
                + String.join(
                        ",", addresses.stream().map(ServerAddress::toString).toList());
    }
}

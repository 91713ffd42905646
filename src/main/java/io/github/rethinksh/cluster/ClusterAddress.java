package io.github.rethinksh.cluster;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What {@code --connect} names: servers, and in the form of a URI perhaps a user, a password and a database too.
 *
 * @param addresses the servers, at least one
 */
public record ClusterAddress(
        List<ServerAddress> addresses, Optional<String> user, Optional<String> password, Optional<String> database) {
    private static final String SCHEME = "rethinkdb://";

    /** Copies the list. */
    public ClusterAddress {
        addresses = List.copyOf(addresses);
    }

    /**
     * Reads {@code HOST[:PORT][,HOST[:PORT]...]} or {@code rethinkdb://user:password@host:port/db}, where everything but
     * the host may be left out and user and password are percent-encoded.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when the text is neither
     */
    public static ClusterAddress parse(String text) {
        if (!text.startsWith(SCHEME)) {
            return new ClusterAddress(servers(text), Optional.empty(), Optional.empty(), Optional.empty());
        }
        String rest = text.substring(SCHEME.length());
        Optional<String> database = Optional.empty();
        int slash = rest.indexOf('/');
        if (slash >= 0 && rest.indexOf('@', slash) >= 0) {
            throw notEncoded();
        }
        String authority = slash >= 0 ? rest.substring(0, slash) : rest;
        if (authority.chars().anyMatch(Character::isWhitespace)) {
            throw notEncoded();
        }
        if (slash >= 0) {
            database = Optional.of(rest.substring(slash + 1)).filter(name -> !name.isEmpty());
            rest = rest.substring(0, slash);
        }
        int at = rest.lastIndexOf('@');
        String login = at < 0 ? "" : rest.substring(0, at);
        int colon = login.indexOf(':');
        Optional<String> user = Optional.of(decode(colon < 0 ? login : login.substring(0, colon)))
                .filter(name -> !name.isEmpty());
        Optional<String> password = colon < 0 ? Optional.empty() : Optional.of(decode(login.substring(colon + 1)));
        return new ClusterAddress(servers(rest.substring(at + 1)), user, password, database);
    }

    /** The same with this password when it holds none; null is none. */
    public ClusterAddress orPassword(String usual) {
        return new ClusterAddress(addresses, user, password.or(() -> Optional.ofNullable(usual)), database);
    }

    /** Whether it names this server. */
    public boolean has(ServerAddress server) {
        return addresses.stream().anyMatch(server::isSameAs);
    }

    private static List<ServerAddress> servers(String text) {
        return Arrays.stream(text.split(",", -1)).map(ServerAddress::parse).toList();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            // Without the cause: it tells a part of the password.
            throw notEncoded();
        }
    }

    private static ShellException notEncoded() {
        return new ShellException(
                ExitCode.USAGE,
                "the user or password in the address is not percent-encoded",
                "Write a blank as %20, % as %25, @ as %40 and / as %2F");
    }

    /** The servers only: user and password never reach a message. */
    @Override
    public String toString() {
        return String.join(",", addresses.stream().map(ServerAddress::toString).toList());
    }
}

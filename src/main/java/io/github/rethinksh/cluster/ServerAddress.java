package io.github.rethinksh.cluster;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server takes driver connections.
 *
 * @param host a name, an IPv4 address, or an IPv6 address without brackets
 * @param port the driver port
 */
public record ServerAddress(String host, int port) {
    /** The port that servers take driver connections on unless told otherwise. */
    public static final int DEFAULT_PORT = 28015;

    /** Enough to tell it from a name with a port. */
    private static final String IPV6 = "(?=.*::|([^:]*:){6})[0-9A-Fa-f:.]+(%[A-Za-z0-9_.-]+)?";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(\\[(?<ipv6>" + IPV6 + ")]|(?<name>[^\\x00-\\x20:/@\\[\\]]+))(:(?<port>[0-9]{1,5}))?");

    /**
     * Reads {@code HOST}, {@code HOST:PORT}, {@code [IPV6]} or {@code [IPV6]:PORT}; a bare IPv6 address is taken too.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when the text is none of these
     */
    public static ServerAddress parse(String text) {
        if (text.matches(IPV6)) {
            return new ServerAddress(text, DEFAULT_PORT);
        }
        Matcher matcher = HOST_AND_PORT.matcher(text);
        if (!matcher.matches()) {
            throw malformed(text);
        }
        String host = matcher.group("ipv6") == null ? matcher.group("name") : matcher.group("ipv6");
        int port = matcher.group("port") == null ? DEFAULT_PORT : Integer.parseInt(matcher.group("port"));
        if (port < 1 || port > 65535) {
            throw malformed(text);
        }
        return new ServerAddress(host, port);
    }

    private static ShellException malformed(String text) {
        int at = text.lastIndexOf('@');
        if (text.indexOf(':') >= 0 && text.indexOf(':') < at) {
            // What stands between them may be a password.
            return new ShellException(
                    ExitCode.USAGE,
                    "'***" + text.substring(at) + "' is not an address",
                    "Name a user with -u USER, or write rethinkdb://USER@HOST");
        }
        return new ShellException(
                ExitCode.USAGE,
                "'" + text + "' is not an address",
                "Write HOST, HOST:PORT or [IPV6]:PORT; the default is localhost:28015");
    }

    /**
     * Whether both name one server as far as that is known without asking anybody: hosts are the same in capital and
     * small letters, and this machine has several names.
     */
    public boolean isSameAs(ServerAddress other) {
        boolean here = LOOPBACK.contains(host.toLowerCase(Locale.ROOT))
                && LOOPBACK.contains(other.host.toLowerCase(Locale.ROOT));
        return port == other.port && (here || host.equalsIgnoreCase(other.host));
    }

    /** {@code host:port}, without the port when it is the usual one, an IPv6 address in brackets. */
    @Override
    public String toString() {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port == DEFAULT_PORT ? name : name + ":" + port;
    }
}

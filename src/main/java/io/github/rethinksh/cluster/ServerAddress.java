package io.github.rethinksh.cluster;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;

/**
 * Where a server takes driver connections.
 *
 * @param host a name, an IPv4 address, or an IPv6 address without brackets
 * @param port the driver port
 */
public record ServerAddress(String host, int port) {
    /** The port that servers take driver connections on unless told otherwise. */
    public static final int DEFAULT_PORT = 28015;

    /**
     * Reads {@code HOST}, {@code HOST:PORT}, {@code [IPV6]} or {@code [IPV6]:PORT}; a bare IPv6 address is taken too.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when the text is none of these
     */
    public static ServerAddress parse(String text) {
        String host = text;
        String port = "";
        if (text.startsWith("[") && text.indexOf(']') > 0) {
            int end = text.indexOf(']');
            host = text.substring(1, end);
            String rest = text.substring(end + 1);
            if (!rest.isEmpty() && !rest.startsWith(":")) {
                throw malformed(text);
            }
            port = rest.isEmpty() ? "" : rest.substring(1);
        } else if (text.indexOf(':') == text.lastIndexOf(':') && text.indexOf(':') >= 0) {
            host = text.substring(0, text.indexOf(':'));
            port = text.substring(text.indexOf(':') + 1);
        }
        if (host.isEmpty() || host.chars().anyMatch(c -> c <= ' ' || c == '/' || c == '@')) {
            throw malformed(text);
        }
        return new ServerAddress(host, port.isEmpty() && !text.endsWith(":") ? DEFAULT_PORT : port(port, text));
    }

    private static int port(String digits, String text) {
        try {
            int port = Integer.parseInt(digits);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw malformed(text);
        }
        throw malformed(text);
    }

    private static ShellException malformed(String text) {
        return new ShellException(
                ExitCode.USAGE,
                "'" + text + "' is not an address",
                "Write HOST, HOST:PORT or [IPV6]:PORT; the default is localhost:28015");
    }

    /** {@code host:port}, without the port when it is the usual one, an IPv6 address in brackets. */
    @Override
    public String toString() {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port == DEFAULT_PORT ? name : name + ":" + port;
    }
}

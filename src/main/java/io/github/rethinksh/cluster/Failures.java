package io.github.rethinksh.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.rethinkdb.gen.exc.ReqlAuthError;
import com.rethinkdb.gen.exc.ReqlDriverError;
import com.rethinkdb.gen.exc.ReqlError;
import com.rethinkdb.gen.exc.ReqlOpFailedError;
import com.rethinkdb.gen.exc.ReqlOpIndeterminateError;
import com.rethinkdb.gen.exc.ReqlPermissionError;
import com.rethinkdb.gen.exc.ReqlResourceLimitError;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;

/** Turns what the driver throws into what happened and how to go on. */
final class Failures {
    /** What is said of an answer to the handshake that is none. */
    static final String NO_GREETING = "what answers there does not greet as RethinkDB does";

    private Failures() {}

    /** A query failed, or the connection under it. */
    static ShellException of(ReqlError error) {
        String message = message(error);
        if (error instanceof ReqlDriverError) {
            return new ShellException(
                    ExitCode.NO_CONNECTION,
                    "lost the connection: " + message,
                    "The next command connects again; see also: status",
                    error);
        }
        if (isUnavailable(error, message)) {
            return new UnavailableException(message, error);
        }
        if (error instanceof ReqlPermissionError) {
            return new PermissionException(message, error);
        }
        if (error instanceof ReqlResourceLimitError) {
            return new ShellException(ExitCode.FAILED, message, "Lower --clients and try again", error);
        }
        String hint = message.endsWith("does not exist.") ? "See what there is with: ls dbs, ls DB" : null;
        return new ShellException(ExitCode.FAILED, message, hint, error);
    }

    /** What the server says of a table whose replicas it has not found yet; a table that does not exist is of the same type. */
    private static boolean isUnavailable(ReqlError error, String message) {
        return error instanceof ReqlOpIndeterminateError
                || (error instanceof ReqlOpFailedError
                        && (message.startsWith("Cannot perform ") || message.contains("not available")));
    }

    /** Connecting to one server failed. */
    static ShellException connecting(ServerAddress address, ConnectionOptions options, ReqlError error) {
        String where = "cannot connect to " + address.host() + ":" + address.port();
        if (error instanceof ReqlAuthError) {
            return new ShellException(
                    ExitCode.NO_CONNECTION,
                    where + " as " + options.user() + ": " + message(error),
                    "Give the user with -u USER and the password with -p, which asks, or --password-file FILE",
                    error);
        }
        if (error.getCause() instanceof SSLException failed) {
            TlsFailures.Finding finding = TlsFailures.of(failed, address.host());
            return new ShellException(
                    ExitCode.NO_CONNECTION, where + " over TLS: " + finding.reason(), finding.hint(), error);
        }
        return new ShellException(
                ExitCode.NO_CONNECTION,
                where + ": " + reason(error),
                advice(error.getCause(), options.encryption()),
                error);
    }

    private static String advice(Throwable cause, Encryption encryption) {
        if (cause instanceof WebServerException || cause instanceof ClusterPortException) {
            return "Connect to the port that RethinkDB calls its driver port: -c HOST:PORT";
        }
        String usual = "Is RethinkDB running there, and is this its driver port (usually 28015)?";
        // A server that expects TLS hangs up, some with an alert.
        boolean mayWantTls = cause instanceof EOFException && encryption instanceof Encryption.None;
        return mayWantTls ? usual + " If it speaks TLS: --tls, or --tls-cert CA.pem" : usual;
    }

    private static String reason(ReqlError error) {
        if (error.getCause() instanceof ConnectException) {
            return "connection refused";
        }
        if (isNoJson(error)) {
            return NO_GREETING;
        }
        return error.getCause() instanceof SocketTimeoutException ? "no answer in time" : message(error);
    }

    /** Whether the driver could not read what came: its words are those of the parser. */
    private static boolean isNoJson(Throwable error) {
        Throwable cause = error;
        while (cause != null && !(cause instanceof JsonProcessingException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private static String message(ReqlError error) {
        String text = error.getMessage();
        return text == null ? error.getClass().getSimpleName() : text.strip();
    }
}

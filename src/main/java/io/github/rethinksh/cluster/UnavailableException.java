package io.github.rethinksh.cluster;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;

/** The server is there and the table, for now, is not: its replicas are being found again, as after a server has ended. */
public final class UnavailableException extends ShellException {
    private static final long serialVersionUID = 1L;

    UnavailableException(String message, Throwable cause) {
        super(ExitCode.FAILED, message, "See which servers and tables are there with: status", cause);
    }
}

package io.github.rethinksh.cluster;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;

/** The user may not do what was asked for. */
public final class PermissionException extends ShellException {
    private static final long serialVersionUID = 1L;

    PermissionException(String message, Throwable cause) {
        super(
                ExitCode.FAILED,
                "no permission: " + message,
                "Ask an admin for the grant, or connect as another user: connect HOST -u USER",
                cause);
    }
}

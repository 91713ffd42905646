package io.github.rethinksh.transfer;

import io.github.rethinksh.model.ShellException;

/** An import ended before its time: it was cancelled, say, or the connection was lost. It tells what it came to so far. */
public final class ImportStopped extends ShellException {
    private static final long serialVersionUID = 1L;

    private final transient ImportResult result;

    ImportStopped(ShellException reason, ImportResult result) {
        super(reason.exitCode(), reason.getMessage(), reason.hint().orElse(null), reason);
        this.result = result;
    }

    /** What the import came to until then. */
    public ImportResult result() {
        return result;
    }
}

package io.github.rethinksh.model;

/** What a command ends with: the exit code of a one-shot, and the worst one of a script. */
public enum ExitCode {
    /** All of it was done. */
    DONE(0),
    /** It failed. */
    FAILED(1),
    /** The command line makes no sense. */
    USAGE(2),
    /** Done, but documents were rejected. */
    REJECTED(3),
    /** There is no connection to a cluster, or it was lost and could not be made again. */
    NO_CONNECTION(4),
    /** A verification found a difference. */
    DIFFERENCE(5),
    /** Interrupted, and resumable. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number that the process ends with. */
    public int code() {
        return code;
    }
}

package io.github.rethinksh.model;

/** What a command ends with: the exit code of a one-shot, and the worst one of a script. */
public enum ExitCode {
    /** All of it was done. */
    DONE(0, "done"),
    /** It failed. */
    FAILED(1, "failed"),
    /** The command line makes no sense. */
    USAGE(2, "the command line makes no sense"),
    /** Done, but documents were rejected. */
    REJECTED(3, "done, but documents were rejected"),
    /** There is no connection to a cluster, or it was lost and could not be made again. */
    NO_CONNECTION(4, "no connection"),
    /** A verification found a difference. */
    DIFFERENCE(5, "a difference: what was read is not what it has to be"),
    /** Interrupted, and resumable. */
    INTERRUPTED(130, "interrupted");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number that the process ends with. */
    public int code() {
        return code;
    }

    /** What it tells, in a few words. */
    public String meaning() {
        return meaning;
    }
}

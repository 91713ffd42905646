package io.github.rethinksh.command;

/** The environment variables that the program reads. */
public enum EnvironmentVariable {
    /** The default server. */
    RETHINKDB_HOSTNAME("the server to connect to; localhost without it"),
    /** The default port. */
    RETHINKDB_DRIVER_PORT("its port; 28015 without it"),
    /** The default user. */
    RETHINKDB_USER("who logs in; admin without it"),
    /** The default password. */
    RETHINKDB_PASSWORD("the password of the first connection"),
    /** The configuration file. */
    RETHINKSH_CONFIG("the configuration file; none when it is empty"),
    /** The history file. */
    RETHINKSH_HISTORY("the file that keeps what was typed"),
    /** The pager of this program. */
    RETHINKSH_PAGER("shows results longer than the terminal, in place of PAGER; none when it is empty"),
    /** The pager. */
    PAGER("the same for all programs; less without it"),
    /** No colours. */
    NO_COLOR("anything in it turns colours off"),
    /** The class archive. */
    RETHINKSH_CLASS_ARCHIVE("the file that makes the next start faster; none when it is empty");

    private final String meaning;

    EnvironmentVariable(String meaning) {
        this.meaning = meaning;
    }

    /** What it is for. */
    public String meaning() {
        return meaning;
    }
}

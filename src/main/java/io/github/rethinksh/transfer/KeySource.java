package io.github.rethinksh.transfer;

/** Where a primary key is known from. */
public enum KeySource {
    /** It was set by hand, or taken from a guess. */
    SET("set"),

    /** The {@code .info} of the export says it. */
    INFO(".info"),

    /** The export does not know it, and the table is there already. */
    LIVE("live table"),

    /** Nobody says it, and every document has a field of the name that RethinkDB gives it. */
    DEFAULT("default");

    private final String title;

    KeySource(String title) {
        this.title = title;
    }

    /** As people read it. */
    public String title() {
        return title;
    }
}

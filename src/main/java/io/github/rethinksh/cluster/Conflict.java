package io.github.rethinksh.cluster;

/** What happens to a document whose primary key is taken. */
public enum Conflict {
    /** It is rejected. */
    ERROR("\"error\""),
    /** It takes the place of the one that is there. */
    REPLACE("\"replace\""),
    /** Its fields are merged into the one that is there. */
    UPDATE("\"update\""),
    /** The one that is there stays. */
    SKIP("[69,[[2,[1,2,3]],[10,[2]]]]"),
    /**
     * It is rejected unless it equals the one that is there: for sending a batch again when the connection was lost
     * before the answer came.
     */
    ERROR_UNLESS_EQUAL("[69,[[2,[1,2,3]],[65,[[17,[[10,[2]],[10,[3]]]],[10,[2]],"
            + "[12,[[24,[\"Duplicate primary key: \",[172,[[10,[1]]]]]]]]]]]]");

    private final String term;

    Conflict(String term) {
        this.term = term;
    }

    /** The value of the option {@code conflict}, as it goes over the wire; the numbers are those of ql2.proto. */
    String term() {
        return term;
    }

    /** How to send a batch again that may have been written already. */
    public Conflict again() {
        return this == ERROR ? ERROR_UNLESS_EQUAL : this;
    }
}

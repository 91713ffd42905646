package io.github.rethinksh.cluster;

/**
 * How documents are inserted.
 *
 * @param conflict what happens when a primary key is taken
 * @param durable whether the server answers only when the documents are on disk
 * @param ignoreWriteHook whether the table's write hook is passed by, which needs the permission to configure the table
 */
public record InsertOptions(Conflict conflict, boolean durable, boolean ignoreWriteHook) {
    /** The same with another treatment of conflicts. */
    public InsertOptions with(Conflict other) {
        return new InsertOptions(other, durable, ignoreWriteHook);
    }
}

package io.github.rethinksh.cluster;

/**
 * How documents are inserted.
 *
 * @param conflict what happens when a primary key is taken
 * @param durable whether the server answers only when the documents are on disk
 * @param ignoreWriteHook whether the table's write hook is passed by, which needs the permission to configure the table
 * @param named whether the server says of each document what is wrong with it, and not of the first only, which takes it
 *     twice as long
 */
public record InsertOptions(Conflict conflict, boolean durable, boolean ignoreWriteHook, boolean named) {
    /** The same without the names of what is wrong. */
    public InsertOptions(Conflict conflict, boolean durable, boolean ignoreWriteHook) {
        this(conflict, durable, ignoreWriteHook, false);
    }

    /** The same for sending a batch again that may have been written already. */
    public InsertOptions again() {
        return new InsertOptions(conflict.again(), durable, ignoreWriteHook, named);
    }

    /** The same with the names of what is wrong. */
    public InsertOptions naming() {
        return new InsertOptions(conflict, durable, ignoreWriteHook, true);
    }

    InsertOptions withoutNames() {
        return new InsertOptions(conflict, durable, ignoreWriteHook, false);
    }
}

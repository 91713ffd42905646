package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.InsertResult;
import io.github.rethinksh.model.TableName;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A table that was imported, or begun.
 *
 * @param name its name in the cluster
 * @param result what came of its documents; those that were rejected are its errors, whoever rejected them
 * @param bytes the length of its documents in bytes
 * @param indexes how many secondary indexes were made
 * @param writeHook whether a write hook was set
 * @param complete whether all documents of the source were read, and all that were not rejected are in
 * @param rejects the documents that were rejected
 */
public record ImportedTable(
        TableName name,
        InsertResult result,
        long bytes,
        int indexes,
        boolean writeHook,
        boolean complete,
        Rejects rejects) {
    /**
     * Documents that were rejected.
     *
     * @param count how many
     * @param firstReason why the first of them was, in words that go on from "the document"
     * @param file where they are, when there are any
     */
    public record Rejects(long count, Optional<String> firstReason, Optional<Path> file) {}
}

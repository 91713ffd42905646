package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.InsertResult;
import io.github.rethinksh.model.TableName;

/**
 * A table that was imported.
 *
 * @param name its name in the cluster
 * @param result what came of its documents
 * @param bytes the length of its documents in bytes
 * @param indexes how many secondary indexes were made
 * @param writeHook whether a write hook was set
 */
public record ImportedTable(TableName name, InsertResult result, long bytes, int indexes, boolean writeHook) {}

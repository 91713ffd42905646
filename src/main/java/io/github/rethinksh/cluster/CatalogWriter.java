package io.github.rethinksh.cluster;

import static com.rethinkdb.RethinkDB.r;

import com.fasterxml.jackson.databind.JsonNode;
import com.rethinkdb.gen.ast.SetWriteHook;
import com.rethinkdb.gen.ast.Table;
import com.rethinkdb.gen.ast.TableCreate;
import com.rethinkdb.model.Arguments;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.IndexDefinition;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.model.WriteHook;
import java.util.List;
import java.util.function.Predicate;

/** Makes databases, tables, secondary indexes and write hooks. */
public final class CatalogWriter {
    private static final long READY_TIMEOUT_SECONDS = 60;

    private final Cluster cluster;

    CatalogWriter(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Makes an empty database. */
    public void createDatabase(String name) {
        cluster.write(r.dbCreate(name));
    }

    /** Makes an empty table and waits until it takes writes. */
    public void createTable(TableName name, String primaryKey) {
        addTable(name, primaryKey, TableShape.SINGLE);
        waitForTable(name);
    }

    /**
     * Makes an empty table, with shards and replicas of which the cluster must have the servers. It may not take writes
     * yet: see {@link #waitForTable}.
     */
    public void addTable(TableName name, String primaryKey, TableShape shape) {
        TableCreate table = r.db(name.database()).tableCreate(name.table()).optArg("primary_key", primaryKey);
        // Servers before 1.16 do not know these options.
        cluster.write(
                shape.equals(TableShape.SINGLE)
                        ? table
                        : table.optArg("shards", shape.shards()).optArg("replicas", shape.replicas()));
    }

    /** Waits until a table takes writes. */
    public void waitForTable(TableName name) {
        cluster.write(table(name).wait_().optArg("timeout", READY_TIMEOUT_SECONDS));
    }

    /** Drops a table with all that is in it. */
    public void dropTable(TableName name) {
        cluster.write(r.db(name.database()).tableDrop(name.table()));
    }

    /** Drops a database with all tables that are in it. */
    public void dropDatabase(String name) {
        cluster.write(r.dbDrop(name));
    }

    private static Table table(TableName name) {
        return r.db(name.database()).table(name.table());
    }

    /**
     * Starts to build a secondary index. One that is there already and is the same stays: somebody may have asked for it a
     * moment ago, such as an import that was killed and is gone on with.
     *
     * @throws ShellException when the server refuses it, and before anything is sent when the function is not one: a
     *     malformed one can bring a whole server down
     */
    public void createIndex(TableName name, IndexDefinition index) {
        byte[] function = StoredFunction.ofIndex(name, index);
        // Geo and multi are part of the function; options would override it.
        try {
            cluster.write(table(name).indexCreate(index.name(), r.binary(function)));
        } catch (ShellException e) {
            boolean made = e.exitCode() == ExitCode.FAILED
                    && hasIndex(name, there -> there.name().equals(index.name()) && there.isSameAs(index));
            if (!made) {
                throw e;
            }
        }
    }

    private boolean hasIndex(TableName name, Predicate<IndexDefinition> which) {
        return cluster.catalog().definition(name).indexes().stream().anyMatch(which);
    }

    /** Drops a secondary index. One that is gone by now is dropped: nobody may have heard the answer to that. */
    public void dropIndex(TableName name, String index) {
        try {
            cluster.write(table(name).indexDrop(index));
        } catch (ShellException e) {
            if (e.exitCode() != ExitCode.FAILED
                    || hasIndex(name, other -> other.name().equals(index))) {
                throw e;
            }
        }
    }

    /** Waits until secondary indexes are built. */
    public void waitForIndexes(TableName name, List<String> indexes) {
        cluster.write(table(name).indexWait(indexes.toArray()));
    }

    /** Sets the write hook of a table. */
    public void setWriteHook(TableName name, WriteHook hook) {
        // The driver's own method takes functions only, not the binary form that the server handed out.
        Arguments arguments = Arguments.make(table(name), r.binary(StoredFunction.ofHook(name, hook)));
        cluster.write(new SetWriteHook(arguments, null));
    }

    /**
     * Deletes all documents of a table, which keeps its indexes, hook, shards and permissions.
     *
     * @throws ShellException when some of them could not be deleted
     */
    public void deleteDocuments(TableName name) {
        JsonNode answer = cluster.write(
                        table(name).delete().optArg("durability", "soft").optArg("return_changes", false))
                .get(0);
        if (answer.path("errors").asLong() > 0) {
            String reason = answer.path("first_error").asText();
            throw reason.startsWith("Cannot perform write: ")
                    ? new UnavailableException(reason, null)
                    : new ShellException(
                            ExitCode.FAILED,
                            "%d documents of %s were not deleted: %s"
                                    .formatted(answer.path("errors").asLong(), name, reason),
                            "See how many are left with: count " + name);
        }
    }

    /** Waits until all writes to a table are on disk. */
    public void sync(TableName name) {
        cluster.write(table(name).sync());
    }
}

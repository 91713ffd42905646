package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/**
 * What is in a cluster, for a transfer that begins: it is asked again when the connection is lost or a table is not
 * available. A server that is away from the beginning is not waited for.
 */
public final class PatientCatalog {
    private final Cluster cluster;
    private final Steps steps;

    /**
     * The catalog of a cluster.
     *
     * @param maxWait how long a question is asked again
     * @param listener is told so
     */
    public PatientCatalog(Cluster cluster, Duration maxWait, CancellationToken token, TransferListener listener) {
        this.cluster = cluster;
        this.steps = new Steps(new Retries(maxWait, token, listener), token);
    }

    /** The tables of every database but the system's, by database. */
    public SortedMap<String, List<String>> tree() {
        cluster.reconnect();
        cluster.findServers();
        return steps.ask(Steps.CLUSTER, cluster.catalog()::tree);
    }

    /** The definitions of tables, in the order given. */
    public List<TableDefinition> definitions(List<TableName> tables) {
        return steps.ask(Steps.CLUSTER, () -> cluster.catalog().definitions(tables));
    }
}

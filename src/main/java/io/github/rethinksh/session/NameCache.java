package io.github.rethinksh.session;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.TableOutline;
import io.github.rethinksh.model.TableName;
import java.util.Optional;

/** The names of the current cluster for completion, so that TAB never waits for the wire. */
final class NameCache implements AutoCloseable {
    private volatile NameWatcher watcher;

    CatalogNames names() {
        NameWatcher current = watcher;
        return current == null ? CatalogNames.NONE : current.names();
    }

    /** What is known of a table; what is not is there soon after. */
    Optional<TableOutline> outline(TableName table) {
        NameWatcher current = watcher;
        return current == null ? Optional.empty() : current.outline(table);
    }

    Optional<TableOutline> knownOutline(TableName table) {
        NameWatcher current = watcher;
        return current == null ? Optional.empty() : current.knownOutline(table);
    }

    /** Looks at this cluster from now on, and at once. */
    synchronized void refresh(Cluster cluster) {
        if (watcher != null && watcher.watches(cluster)) {
            watcher.lookNow();
            return;
        }
        forget();
        watcher = NameWatcher.start(cluster);
    }

    /** Knows nothing of any cluster, and looks at none. */
    synchronized void forget() {
        if (watcher != null) {
            watcher.close();
            watcher = null;
        }
    }

    @Override
    public void close() {
        forget();
    }
}

package io.github.rethinksh.cluster;

import static com.rethinkdb.RethinkDB.r;

import com.fasterxml.jackson.databind.JsonNode;
import com.rethinkdb.gen.exc.ReqlRuntimeError;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Looks at the names in a cluster on a connection of its own. A user who may read the system tables hears of changes by
 * changefeeds; anybody else has to look from time to time. For one thread at a time; {@link #close()} may come from any
 * thread and ends the look under way.
 */
public final class CatalogWatch implements AutoCloseable {
    private final WireConnection connection;
    private final Runnable onChange;
    private final List<RawCursor> feeds = new ArrayList<>();

    private CatalogWatch(WireConnection connection, Runnable onChange) {
        this.connection = connection;
        this.onChange = onChange;
    }

    /**
     * Connects.
     *
     * @param onChange is called, from any thread, when {@link #changed()} has something to tell; it must not wait
     */
    public static CatalogWatch open(Cluster cluster, Runnable onChange) {
        CatalogWatch watch = new CatalogWatch(cluster.openBeside(), onChange);
        try {
            watch.listen();
            return watch;
        } catch (ShellException e) {
            watch.close();
            throw e;
        }
    }

    /** Whether changes are heard of; if not, one has to look. */
    public boolean hears() {
        return !feeds.isEmpty();
    }

    /**
     * Whether a change was heard of since the last call.
     *
     * @throws ShellException with {@link ExitCode#NO_CONNECTION} when the connection is lost
     */
    public boolean changed() {
        boolean changed = false;
        for (RawCursor feed : List.copyOf(feeds)) {
            if (feed.isAnswered()) {
                changed = true;
                advance(feed);
            }
        }
        return changed;
    }

    /** The tables by database, as {@link Catalog#tree()} has them. */
    public SortedMap<String, List<String>> tree() {
        return Catalog.tree(Cluster.read(connection, Catalog.TREE));
    }

    /** The primary key of a table, its indexes, and the fields of a few of its documents. */
    public TableOutline outline(TableName name) {
        return TableOutline.parse(
                Cluster.read(connection, TableOutline.query(name)).get(0));
    }

    /** The users, in order; none where the user may not know. */
    public List<String> users() {
        try {
            return Cluster.read(connection, r.db(Catalog.SYSTEM).table("users").bracket("id")).stream()
                    .map(JsonNode::asText)
                    .sorted()
                    .toList();
        } catch (PermissionException e) {
            return List.of();
        }
    }

    private void listen() {
        for (String table : List.of("db_config", "table_config")) {
            RawCursor feed =
                    RawCursor.open(connection, r.db(Catalog.SYSTEM).table(table).changes());
            feeds.add(feed);
            if (!advance(feed)) {
                return;
            }
        }
    }

    /** Takes what a feed has to tell and asks on; a feed that is refused is the end of hearing, not of looking. */
    private boolean advance(RawCursor feed) {
        try {
            feed.next();
            feed.ask();
            feed.whenAnswered(onChange);
            return true;
        } catch (ShellException e) {
            if (!(e.getCause() instanceof ReqlRuntimeError)) {
                throw e;
            }
            feeds.clear();
            return false;
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}

package io.github.rethinksh.cluster;

import static com.rethinkdb.RethinkDB.r;

import com.rethinkdb.ast.ReqlAst;
import com.rethinkdb.gen.exc.ReqlPermissionError;
import com.rethinkdb.gen.exc.ReqlRuntimeError;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.util.Optional;

/**
 * Finds out what the user of the connection may do, by queries that need the permission and change nothing. The table of
 * permissions itself is for admins only.
 */
public final class Permissions {
    private final Cluster cluster;

    Permissions(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Whether databases may be made.
     *
     * @param existing a database that is there, and not that of the system
     * @return the server's words when not
     */
    public Optional<String> createDatabases(String existing) {
        // The server looks at the permission before it sees that the name is taken.
        return refusal(r.dbCreate(existing));
    }

    /** Whether tables may be made in a database; the server's words when not. */
    public Optional<String> createTables(String database) {
        return refusal(r.db(database).config());
    }

    /** Whether indexes and hooks of a table may be made and seen; the server's words when not. */
    public Optional<String> configure(TableName name) {
        return refusal(r.db(name.database()).table(name.table()).config());
    }

    /** Whether a table may be written to; the server's words when not. */
    public Optional<String> write(TableName name) {
        return refusal(r.db(name.database()).table(name.table()).sync());
    }

    private Optional<String> refusal(ReqlAst query) {
        try {
            cluster.read(query);
            return Optional.empty();
        } catch (ShellException e) {
            if (e.getCause() instanceof ReqlPermissionError refused) {
                return Optional.of(refused.getMessage().strip());
            }
            if (e.getCause() instanceof ReqlRuntimeError) {
                return Optional.empty();
            }
            throw e;
        }
    }
}

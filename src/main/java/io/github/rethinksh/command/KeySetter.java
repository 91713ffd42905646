package io.github.rethinksh.command;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.session.KeyOrigin;
import io.github.rethinksh.session.Session;
import io.github.rethinksh.transfer.ExistingKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sets, saves and forgets the primary keys of the session, and says so. */
final class KeySetter {
    private final CommandContext context;
    private final Session session;

    KeySetter(CommandContext context) {
        this.context = context;
        this.session = context.session();
    }

    /**
     * Sets keys.
     *
     * @throws ShellException when a table exists on the cluster with another key; none is set then
     */
    void set(Map<TableName, String> keys, KeyOrigin origin) {
        compareWithCluster(keys);
        session.setPrimaryKeys(keys, origin);
        String how = origin == KeyOrigin.GUESSED ? ", as guessed" : "";
        keys.forEach(
                (table, key) -> context.renderer().note("the primary key of " + table + " is set to " + key + how));
    }

    /** Sets keys that were guessed, but for tables whose key somebody has set. */
    void setGuessed(Map<TableName, String> guessed) {
        Map<TableName, String> keys = new TreeMap<>(guessed);
        session.sessionKeys().forEach((table, key) -> {
            if (key.origin() == KeyOrigin.SET && keys.remove(table) != null) {
                context.renderer().note("the primary key of " + table + " stays " + key.field() + ", which was set");
            }
        });
        set(keys, KeyOrigin.GUESSED);
    }

    /** Keys can be set without a cluster, too: the import finds out then. */
    private void compareWithCluster(Map<TableName, String> keys) {
        if (keys.isEmpty() || !session.connection().hasCluster()) {
            return;
        }
        try {
            new ExistingKeys(session.cluster().catalog()).refuseOthers(keys);
        } catch (ShellException e) {
            if (e.exitCode() != ExitCode.NO_CONNECTION) {
                throw e;
            }
            context.renderer().note("not compared with the tables of the cluster: " + e.getMessage());
        }
    }

    /** Writes all keys that are set into a file. */
    void save(Path file, boolean overwrite) {
        SortedMap<TableName, String> keys = session.primaryKeys();
        if (keys.isEmpty()) {
            throw new ShellException(ExitCode.USAGE, "no primary key is set", "Set one with: pk DB.TABLE FIELD");
        }
        KeyMap.save(keys, context.directory().resolve(file), overwrite);
        context.renderer().note(Greeting.plural(keys.size(), "primary key") + " written to " + file);
    }

    /** Forgets all keys, or those of the tables that match a pattern. */
    void clear(String pattern) {
        SortedMap<TableName, String> keys = session.primaryKeys();
        if (pattern == null) {
            session.clearPrimaryKeys(keys.keySet());
            context.renderer().note("no primary key is set any more");
            return;
        }
        Selection selection =
                Targets.selection(List.of(pattern), List.of(), Targets.tree(keys.keySet()), session.database());
        List<TableName> tables =
                keys.keySet().stream().filter(selection::matches).toList();
        if (tables.isEmpty()) {
            throw new ShellException(
                    ExitCode.USAGE, "no primary key is set for " + pattern, "See those that are set with: session");
        }
        session.clearPrimaryKeys(tables);
        tables.forEach(table -> context.renderer().note("the primary key of " + table + " is not set any more"));
    }
}

package io.github.rethinksh.session;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * What the commands of one run of the shell share. Commands at the prompt come one after another. Jobs hand back what they
 * learnt, the look after the connection makes it again, and the prompt, completion and a signal handler ask: each at any
 * time, from its own thread.
 */
public final class Session implements AutoCloseable {
    /** The database that every new cluster has. */
    public static final String DEFAULT_DATABASE = "test";

    private final AtomicReference<SessionState> state =
            new AtomicReference<>(new SessionState(new TreeMap<>(), null, Settings.initial()));
    private final SessionConnection connection;
    private final Session origin;
    private final String title;
    private final Claims claims;
    private final Runnable begun;
    private volatile Configuration configuration = Configuration.NONE;

    /** A new session, without a connection. */
    public Session() {
        this.origin = null;
        this.title = "another command";
        this.begun = () -> {};
        this.claims = new Claims();
        this.connection = new SessionConnection();
    }

    private Session(Session origin, String title, Runnable begun) {
        this.origin = origin;
        this.title = title;
        this.claims = origin.claims;
        this.connection = origin.connection.fork();
        this.begun = begun;
    }

    /**
     * A session for a job beside this one. It begins as this one stands now and then goes its own way, with a connection
     * of its own that is made when the job needs it; only the export that the job makes becomes that of this session too,
     * unless this one has turned to another one. Asks for a password if one is still to be asked for.
     *
     * @param name what the job is called
     * @param begun called when it has claimed what it works on, or has gone on to something else
     */
    public Session fork(String name, Runnable begun) {
        Session fork = new Session(this, name, begun);
        SessionState now = state.get();
        fork.configuration = configuration;
        fork.change(current -> now);
        return fork;
    }

    /** Takes over what is configured; before anything else is done with the session. */
    public void configure(Configuration configured) {
        configuration = configured;
        change(current -> current.with(configured.settings()));
    }

    /** What is configured. */
    public Configuration configuration() {
        return configuration;
    }

    /** The connection to the cluster, and the place in it. */
    public SessionConnection connection() {
        return connection;
    }

    /**
     * The live cluster; a connection that was lost is made again.
     *
     * @throws ShellException with {@link ExitCode#NO_CONNECTION} when there is none or it cannot be made again
     */
    public Cluster cluster() {
        begun.run();
        return connection.cluster();
    }

    /** The current database. */
    public String database() {
        return connection.database();
    }

    /** The primary keys that are set. */
    public SortedMap<TableName, String> primaryKeys() {
        SortedMap<TableName, String> keys = new TreeMap<>();
        sessionKeys().forEach((table, key) -> keys.put(table, key.field()));
        return keys;
    }

    /** The same with their origins. */
    public SortedMap<TableName, SessionKey> sessionKeys() {
        return state.get().primaryKeys();
    }

    /** Sets primary keys, beside those that are set. */
    public void setPrimaryKeys(Map<TableName, String> keys, KeyOrigin origin) {
        change(current -> {
            SortedMap<TableName, SessionKey> all = new TreeMap<>(current.primaryKeys());
            keys.forEach((table, key) -> all.put(table, new SessionKey(key, origin)));
            return current.with(all);
        });
    }

    /** Forgets the primary keys of these tables. */
    public void clearPrimaryKeys(Collection<TableName> tables) {
        change(current -> {
            SortedMap<TableName, SessionKey> left = new TreeMap<>(current.primaryKeys());
            left.keySet().removeAll(tables);
            return current.with(left);
        });
    }

    /** The export of the session, once there is one. */
    public Optional<ExportSet> exportSet() {
        return Optional.ofNullable(state.get().exportSet());
    }

    /** Makes this the export of the session. */
    public void setExportSet(ExportSet exportSet) {
        Path before = path(state.getAndUpdate(current -> current.with(exportSet)));
        if (origin != null) {
            origin.adopt(exportSet, before);
        }
    }

    private void adopt(ExportSet made, Path before) {
        change(current -> {
            Path path = path(current);
            boolean same = Objects.equals(path, before) || Objects.equals(path, made.path());
            return same ? current.with(made) : current;
        });
    }

    private static Path path(SessionState current) {
        return current.exportSet() == null ? null : current.exportSet().path();
    }

    /** Claims paths for a command of this session. */
    Claim claim(List<Path> paths) {
        try {
            return claims.take(paths, title);
        } finally {
            begun.run();
        }
    }

    /** The settings. */
    public Settings settings() {
        return state.get().settings();
    }

    /** Changes a setting. */
    public void set(Setting setting, String value) {
        change(current -> current.with(current.settings().with(setting, value)));
    }

    /** Changes a setting, and keeps it in the configuration file. */
    public void save(Setting setting, String value) {
        set(setting, value);
        configuration.save(setting, settings().get(setting));
    }

    private void change(UnaryOperator<SessionState> change) {
        state.updateAndGet(change);
    }

    @Override
    public void close() {
        connection.close();
    }
}

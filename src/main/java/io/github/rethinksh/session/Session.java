package io.github.rethinksh.session;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.ClusterStatus.Load;
import io.github.rethinksh.cluster.ConnectionOptions;
import io.github.rethinksh.cluster.TableOutline;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What the commands of one run of the shell share. Commands at the prompt come one after another. Jobs hand back what they
 * learnt, the look after the connection makes it again, and the prompt, completion and a signal handler ask: each at any
 * time, from its own thread.
 */
public final class Session implements AutoCloseable {
    /** The database that every new cluster has. */
    public static final String DEFAULT_DATABASE = "test";

    /** How long the prompt stays away for a server that may no longer answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final AtomicReference<SessionState> state = new AtomicReference<>(
            new SessionState(null, null, DEFAULT_DATABASE, new TreeMap<>(), null, Settings.initial()));
    private final NameCache names = new NameCache();
    private final ClusterHealth health = new ClusterHealth(() -> state.get().cluster());
    private final Session origin;
    private final String title;
    private final Claims claims;
    private final Runnable begun;
    private volatile Configuration configuration = Configuration.NONE;
    private volatile Supplier<Login> later;

    /**
     * How to connect to a cluster, and what it is.
     *
     * @param options how to connect
     * @param profile what the cluster is
     */
    public record Login(ConnectionOptions options, Profile profile) {}

    /** A new session, without a connection. */
    public Session() {
        this.origin = null;
        this.title = "another command";
        this.begun = () -> {};
        this.claims = new Claims();
    }

    private Session(Session origin, String title, Runnable begun) {
        this.origin = origin;
        this.title = title;
        this.claims = origin.claims;
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
        fork.change(current -> now.with(null, null));
        if (now.cluster() != null) {
            Login login = new Login(now.cluster().options(), now.profile());
            fork.later = () -> login;
        } else if (later != null) {
            Login login = later.get();
            later = () -> login;
            fork.later = later;
        }
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

    /**
     * Connects to a cluster in place of the one before, which stays when that fails. The database of its profile, or
     * else {@link #DEFAULT_DATABASE}, becomes the current one.
     */
    public Cluster connect(Login login) {
        return connect(login, login.profile().database().orElse(DEFAULT_DATABASE));
    }

    private Cluster connect(Login login, String database) {
        Cluster cluster = Cluster.connect(login.options());
        later = null;
        Cluster before = state.get().cluster();
        change(current -> current.with(cluster, login.profile()).with(database));
        names.forget();
        if (before != null) {
            before.close();
        }
        return cluster;
    }

    /**
     * Names the cluster to connect to as soon as a command needs one, so that those that need none do not wait for it.
     *
     * @param login how to connect, which may ask for a password
     * @param database the database to be the current one
     */
    public void connectLater(Supplier<Login> login, String database) {
        later = login;
        use(database);
    }

    /** Ends the connection, if there is one. */
    public void disconnect() {
        later = null;
        Cluster cluster = state.get().cluster();
        change(current -> current.with(null, null));
        names.forget();
        if (cluster != null) {
            cluster.close();
        }
    }

    /**
     * The live cluster; a connection that was lost is made again.
     *
     * @throws ShellException with {@link ExitCode#NO_CONNECTION} when there is none or it cannot be made again
     */
    public Cluster cluster() {
        begun.run();
        Cluster cluster = state.get().cluster();
        if (cluster == null && later != null) {
            return connect(later.get(), database());
        }
        if (cluster == null) {
            throw new ShellException(
                    ExitCode.NO_CONNECTION, "there is no connection", "Make one with: connect HOST[:PORT]");
        }
        cluster.reconnect();
        return cluster;
    }

    /** Whether there is a cluster at all, be the connection to it up, lost, or not made yet. */
    public boolean hasCluster() {
        return state.get().cluster() != null || later != null;
    }

    /** What the prompt tells. */
    public PromptState prompt() {
        SessionState current = state.get();
        if (current.cluster() == null) {
            return PromptState.disconnected(current.database());
        }
        PromptState.Status status =
                current.cluster().isConnected() ? PromptState.Status.CONNECTED : PromptState.Status.LOST;
        return new PromptState(
                status,
                current.cluster().options().user(),
                current.cluster().address().toString(),
                current.database(),
                health.issues(current.cluster()),
                current.profile().production());
    }

    /**
     * Looks after the cluster in the background from now on, for somebody who sits at the prompt: makes a lost
     * connection again and counts the cluster's issues.
     *
     * @param changed called on another thread when {@link #prompt()} has something new to tell
     */
    public void watch(Runnable changed) {
        health.start(changed);
    }

    /** The loads of the cluster while it was watched, the oldest first, one every 5 seconds. */
    public List<Load> loads() {
        return health.loads();
    }

    /** Ends what the current command waits for on the shared connection. For signal handlers. */
    public void abort() {
        Cluster cluster = state.get().cluster();
        if (cluster != null) {
            cluster.abort();
        }
    }

    /** Makes the connection again after {@link #abort()}, if that works; if not, the prompt tells. */
    public void recover() {
        Cluster cluster = state.get().cluster();
        if (cluster == null) {
            return;
        }
        try {
            cluster.reconnect(PATIENCE);
        } catch (ShellException e) {
            // The next command tries again, and says what is wrong.
            return;
        }
    }

    /** The current database. */
    public String database() {
        return state.get().database();
    }

    /** Makes a database the current one; that it exists is for the caller to see. */
    public void use(String database) {
        change(current -> current.with(database));
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

    /** The names of the cluster as they are known: never waits. */
    public CatalogNames names() {
        return names.names();
    }

    /** What is known of the inside of a table: never waits. What is not known yet is there soon after. */
    public Optional<TableOutline> outline(TableName table) {
        return names.outline(table);
    }

    /** The same, but what is not known stays so. */
    public Optional<TableOutline> knownOutline(TableName table) {
        return names.knownOutline(table);
    }

    /** Keeps the names fresh in the background from now on, and fetches them at once; at the prompt, after each command. */
    public void refreshNames() {
        Cluster cluster = state.get().cluster();
        if (cluster != null) {
            names.refresh(cluster);
        }
    }

    private void change(UnaryOperator<SessionState> change) {
        state.updateAndGet(change);
    }

    @Override
    public void close() {
        health.close();
        names.close();
        disconnect();
    }
}

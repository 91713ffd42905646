package io.github.rethinksh.session;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.ClusterStatus.Load;
import io.github.rethinksh.cluster.ConnectionOptions;
import io.github.rethinksh.cluster.TableOutline;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The cluster that a session works with, and where in it the session stands: made when it is first needed, made again when
 * it was lost, and watched for somebody who sits at the prompt. For any thread.
 */
public final class SessionConnection implements AutoCloseable {
    /** How long the prompt stays away for a server that may no longer answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final AtomicReference<Standing> standing;
    private final NameCache names = new NameCache();
    private final ClusterHealth health = new ClusterHealth(this::live);
    private volatile Supplier<Login> later;
    private volatile Login last;
    private volatile Thread connecting;

    /**
     * How to connect to a cluster, and what it is.
     *
     * @param options how to connect
     * @param profile what the cluster is
     */
    public record Login(ConnectionOptions options, Profile profile) {}

    /**
     * Where a session stands.
     *
     * @param cluster the cluster; null when there is none
     * @param profile what the cluster is; null when there is none
     * @param database the current database
     */
    private record Standing(Cluster cluster, Profile profile, String database) {}

    SessionConnection() {
        this(Session.DEFAULT_DATABASE);
    }

    private SessionConnection(String database) {
        standing = new AtomicReference<>(new Standing(null, null, database));
    }

    /** One of its own to the same cluster, for a job. Asks for a password if one is still to be asked for. */
    SessionConnection fork() {
        Standing now = standing.get();
        SessionConnection fork = new SessionConnection(now.database());
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

    /**
     * Connects to a cluster in place of the one before, which stays when that fails. The database of its profile becomes
     * the current one; without one it is {@link Session#DEFAULT_DATABASE}, or the one before on the same servers.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when there is no such database
     */
    public Cluster connect(Login login) {
        Optional<String> named = login.profile().database();
        Cluster cluster = interruptibly(login.options());
        try {
            named.ifPresent(database -> KnownDatabases.of(cluster).require(database));
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
        return stand(cluster, login, named.orElseGet(() -> usualDatabase(login)));
    }

    /** A new connection to where the session is, or was last; the database stays. Empty when it was nowhere yet. */
    public Optional<Cluster> connectAgain() {
        if (later != null) {
            return Optional.of(cluster());
        }
        return last == null ? Optional.empty() : Optional.of(connect(last, database()));
    }

    private String usualDatabase(Login login) {
        Login before = last;
        boolean same = before != null
                && before.options().addresses().equals(login.options().addresses());
        return same ? database() : Session.DEFAULT_DATABASE;
    }

    private Cluster connect(Login login, String database) {
        return stand(interruptibly(login.options()), login, database);
    }

    private Cluster stand(Cluster cluster, Login login, String database) {
        later = null;
        last = login;
        Cluster before = live();
        standing.set(new Standing(cluster, login.profile(), database));
        names.forget();
        if (before != null) {
            before.close();
        }
        return cluster;
    }

    private Cluster interruptibly(ConnectionOptions options) {
        connecting = Thread.currentThread();
        try {
            return Cluster.connect(options);
        } finally {
            connecting = null;
        }
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
        Cluster cluster = live();
        standing.updateAndGet(current -> new Standing(null, null, current.database()));
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
        Cluster cluster = live();
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

    /** What the cluster is that the session is connected to, or was last. */
    public Optional<Profile> profile() {
        return Optional.ofNullable(last).map(Login::profile);
    }

    /** Whether there is a cluster at all, be the connection to it up, lost, or not made yet. */
    public boolean hasCluster() {
        return live() != null || later != null;
    }

    /** What the prompt tells. */
    public PromptState prompt() {
        Standing current = standing.get();
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

    /** Ends what the current command waits for: an answer, or a connection that is being made. For signal handlers. */
    public void abort() {
        Thread waiting = connecting;
        if (waiting != null) {
            waiting.interrupt();
        }
        Cluster cluster = live();
        if (cluster != null) {
            cluster.abort();
        }
    }

    /** Makes the connection again after {@link #abort()}, if that works; if not, the prompt tells. */
    public void recover() {
        Cluster cluster = live();
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
        return standing.get().database();
    }

    /** Makes a database the current one; that it exists is for the caller to see. */
    public void use(String database) {
        standing.updateAndGet(current -> new Standing(current.cluster(), current.profile(), database));
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
        Cluster cluster = live();
        if (cluster != null) {
            names.refresh(cluster);
        }
    }

    private Cluster live() {
        return standing.get().cluster();
    }

    @Override
    public void close() {
        health.close();
        names.close();
        disconnect();
    }
}

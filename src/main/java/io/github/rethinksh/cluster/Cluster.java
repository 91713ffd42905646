package io.github.rethinksh.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rethinkdb.RethinkDB;
import com.rethinkdb.ast.ReqlAst;
import com.rethinkdb.gen.exc.ReqlDriverError;
import com.rethinkdb.gen.exc.ReqlError;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * A live cluster: one connection for questions and answers, which is made again when it was lost, and as many more as
 * workers ask for. Safe for several threads.
 */
public final class Cluster implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ServerVersion FIRST_WITH_HOOKS = new ServerVersion(2, 3, 7);

    /** Workers try again, and must hear soon that they are to stop: nobody interrupts their connecting. */
    private static final Duration WORKER_TIMEOUT = Duration.ofSeconds(5);

    private final ConnectionOptions options;
    private final ConnectionOptions forWorkers;
    private final SSLContext tls;
    private final AtomicInteger turn = new AtomicInteger();
    private final ReentrantLock connecting = new ReentrantLock();
    private final Object finding = new Object();
    private final AtomicLong made = new AtomicLong();
    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
    private volatile WireConnection connection;
    private volatile WireConnection aborted;
    private volatile boolean closed;
    private volatile List<ServerAddress> servers;

    private Cluster(ConnectionOptions options) {
        this.options = options;
        this.forWorkers = options.withTimeout(
                options.timeout().compareTo(WORKER_TIMEOUT) < 0 ? options.timeout() : WORKER_TIMEOUT);
        this.tls = TlsContext.of(options.encryption());
    }

    /**
     * Connects to the first of the servers that answers.
     *
     * @throws ShellException with {@link ExitCode#NO_CONNECTION} when none does, or the login is refused
     */
    public static Cluster connect(ConnectionOptions options) {
        Cluster cluster = new Cluster(options);
        cluster.reconnect();
        return cluster;
    }

    /** How the cluster is reached. */
    public ConnectionOptions options() {
        return options;
    }

    /** The server at the other end of the connection, the last one when it is lost. */
    public ServerAddress address() {
        return connection.address();
    }

    /** Whether the connection is up, as far as this side has heard. */
    public boolean isConnected() {
        return connection.isOpen();
    }

    /** The number of the connection: when it was made again it is another one. */
    public long connectionNumber() {
        return made.get();
    }

    /**
     * Makes the connection again if it is down, with whichever server of the cluster answers. {@link #abort()} ends the
     * waiting for that.
     */
    public void reconnect() {
        waiting.add(Thread.currentThread());
        try {
            reconnect(options);
        } finally {
            waiting.remove(Thread.currentThread());
        }
    }

    /**
     * The same for one who does not want to wait longer than so for a server that takes connections and says nothing, nor
     * for somebody else who connects meanwhile.
     */
    public void reconnect(Duration patience) {
        reconnect(options.withTimeout(patience));
    }

    private void reconnect(ConnectionOptions how) {
        awaitOthers(how.timeout());
        try {
            if (connection == null || !connection.isOpen()) {
                List<ServerAddress> known = servers;
                connection = unlessClosed(open(how, known == null ? options.addresses() : known, 0));
                made.incrementAndGet();
            }
        } finally {
            connecting.unlock();
        }
    }

    /** Waits until nobody else connects, but not for ever. */
    private void awaitOthers(Duration patience) {
        try {
            if (!connecting.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ShellException(
                        ExitCode.NO_CONNECTION,
                        "cannot connect to " + options.addresses().get(0) + ": no answer in time",
                        "Try again, or name other servers with: connect HOST,HOST");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShellException(ExitCode.INTERRUPTED, "interrupted", null, e);
        }
    }

    /** Somebody may have closed the cluster while the connection was made, and would not know of it. */
    private WireConnection unlessClosed(WireConnection opened) {
        if (closed) {
            opened.close();
            throw new ShellException(ExitCode.NO_CONNECTION, "the connection to " + opened.address() + " was closed");
        }
        return opened;
    }

    /** What is in the cluster. */
    public Catalog catalog() {
        return new Catalog(this);
    }

    /** Makes databases, tables and indexes. */
    public CatalogWriter catalogWriter() {
        return new CatalogWriter(this);
    }

    /** What its user may do. */
    public Permissions permissions() {
        return new Permissions(this);
    }

    /** The version that the server gave when the connection was made, such as {@code 2.4.4}; empty when it gave none. */
    public String serverVersion() {
        return connection.serverVersion();
    }

    /** Whether the server knows write hooks, which came with 2.3.7. */
    boolean hasWriteHooks() {
        return ServerVersion.of(serverVersion()).compareTo(FIRST_WITH_HOOKS) >= 0;
    }

    /** A connection of its own for a worker, by turns on all servers of the cluster; the worker closes it. */
    WireConnection openWorker() {
        return open(forWorkers, servers(), turn.getAndIncrement());
    }

    /**
     * A connection of its own to the same server, or to another one that was named when that is gone. It waits for nobody
     * who uses the cluster, and nobody waits for it.
     */
    WireConnection openBeside() {
        List<ServerAddress> addresses = new ArrayList<>(List.of(address()));
        addresses.addAll(options.addresses());
        return open(forWorkers, addresses.stream().distinct().toList(), 0);
    }

    /**
     * Finds out now which servers there are beside those that were named, for whoever begins long work: later it may be too
     * late. Does nothing when it is known.
     */
    public void findServers() {
        List<ServerAddress> unused = servers();
    }

    /** All servers that can be reached; found out once, while the connection is up. */
    private List<ServerAddress> servers() {
        synchronized (finding) {
            if (servers == null && connection.isOpen()) {
                List<ServerAddress> found = new ServerFinder(options, tls).find(catalog());
                // What could not be asked is no answer: the next worker asks again.
                servers = connection.isOpen() ? found : null;
            }
            return servers == null ? options.addresses() : servers;
        }
    }

    private WireConnection open(ConnectionOptions how, List<ServerAddress> addresses, int first) {
        ShellException failure = null;
        for (int i = 0; i < addresses.size(); i++) {
            ServerAddress address = addresses.get(Math.floorMod(first + i, addresses.size()));
            try {
                return WireConnection.open(how, address, tls);
            } catch (ReqlError e) {
                ShellException next = Failures.connecting(address, options, e);
                if (failure != null) {
                    next.addSuppressed(failure);
                }
                failure = next;
            }
        }
        throw failure;
    }

    /** Opens a query whose results are read as they come, on the shared connection. */
    RawCursor cursor(ReqlAst query) {
        return RawCursor.open(live(), query);
    }

    /** Runs a query that changes nothing; tries once more on a new connection when the connection turns out lost. */
    public List<JsonNode> read(ReqlAst query) {
        return results(query, Cluster::tree, true);
    }

    /** The same, with each result as the JSON text that the server sent. */
    public List<String> readText(ReqlAst query) {
        return results(query, Function.identity(), true);
    }

    /** Runs a query that may change something, once. */
    public List<JsonNode> write(ReqlAst query) {
        return results(query, Cluster::tree, false);
    }

    private <T> List<T> results(ReqlAst query, Function<String, T> convert, boolean again) {
        WireConnection used = live();
        try {
            return results(used, query, convert);
        } catch (ShellException e) {
            boolean lost = e.exitCode() == ExitCode.NO_CONNECTION && !used.isOpen();
            if (again && lost && used != aborted && !closed) {
                return results(query, convert, false);
            }
            throw e;
        }
    }

    /** Runs a query that changes nothing on a connection of its own. */
    static List<JsonNode> read(WireConnection connection, ReqlAst query) {
        return results(connection, query, Cluster::tree);
    }

    private static <T> List<T> results(WireConnection connection, ReqlAst query, Function<String, T> convert) {
        List<T> all = new ArrayList<>();
        try (RawCursor cursor = RawCursor.open(connection, query)) {
            for (DocumentBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                for (int i = 0; i < batch.size(); i++) {
                    all.add(convert.apply(batch.text(i)));
                }
            }
            return all;
        }
    }

    private WireConnection live() {
        WireConnection current = connection;
        if (!current.isOpen() && !closed) {
            reconnect();
        }
        return connection;
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw Failures.of(new ReqlDriverError("the server sent a result that is not JSON", e));
        }
    }

    /** How long the server takes to answer the simplest of queries. */
    public Duration ping() {
        long start = System.nanoTime();
        read(RethinkDB.r.expr(1));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /**
     * Ends what is under way on the shared connection, connecting included; the next query connects again. Callable from
     * any thread.
     */
    public void abort() {
        aborted = connection;
        aborted.close();
        waiting.forEach(Thread::interrupt);
    }

    /** Ends the connection for good. */
    @Override
    public void close() {
        closed = true;
        connection.close();
    }
}

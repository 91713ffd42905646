package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ImportCheckpoint;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the checkpoint file of an import while it runs. Documents count once they are on the server's disk: unless every
 * insert waits for that, their table is synced, so rarely that it costs a tenth of the time at most.
 */
final class CheckpointKeeper implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int REST = 10;
    private static final Duration LAST_SAVE = Duration.ofSeconds(5);
    private static final Duration CONNECTING = Duration.ofSeconds(2);

    private final Cluster cluster;
    private final ImportOptions options;
    private final CheckpointOptions kept;
    private final TableSync sync;
    private final TransferListener listener;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread = new Thread(this::saveUntilTheEnd, "rethinksh-checkpoint");

    private final Map<TableName, ImportCheckpoint.Table> saved = new TreeMap<>();
    private ImportCheckpoint.Source source;
    private SortedMap<String, String> terms;
    private List<String> servers = List.of();
    private Creation creation;
    private List<TableImport> tables = List.of();
    private boolean over;
    private boolean told;

    CheckpointKeeper(
            Cluster cluster, ImportOptions options, CheckpointOptions kept, TableSync sync, TransferListener listener) {
        this.sync = sync;
        this.cluster = cluster;
        this.options = options;
        this.kept = kept;
        this.listener = listener;
        thread.setDaemon(true);
    }

    private boolean isOff() {
        return kept.file() == null;
    }

    /** The import begins. What an import before has done is on the disk already. */
    synchronized void begin(ImportPlan plan, Creation made, List<TableImport> imports) {
        if (isOff()) {
            return;
        }
        source = ImportTerms.source(plan);
        terms = ImportTerms.of(plan, options, kept.reading());
        servers = cluster.catalog().serverIds();
        creation = made;
        tables = imports;
        if (kept.before().isEmpty()) {
            // One of an earlier run must not outlive this one, which may empty the tables that it speaks of.
            kept.file().delete();
        }
        kept.before().ifPresent(before -> before.tables().forEach(table -> saved.put(table.name(), table)));
        write();
    }

    /** All tables take documents: from now on it is saved how many are in. */
    synchronized void tablesReady() {
        if (isOff()) {
            return;
        }
        Map<TableName, String> ids = cluster.catalog()
                .ids(tables.stream().map(table -> table.plan().name()).toList());
        for (TableImport table : tables) {
            TableName name = table.plan().name();
            saved.putIfAbsent(name, table.checkpoint(ids.getOrDefault(name, ""), table.done(), false));
        }
        write();
        thread.start();
    }

    private void saveUntilTheEnd() {
        try {
            Duration pause = INTERVAL;
            while (!end.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                long start = System.nanoTime();
                save();
                Duration rest = Duration.ofNanos(System.nanoTime() - start).multipliedBy(REST);
                pause = rest.compareTo(INTERVAL) > 0 ? rest : INTERVAL;
            }
            if (!isOver()) {
                save();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isOver() {
        return over;
    }

    private void save() {
        boolean synced = true;
        for (TableImport table : tables) {
            synced = synced && isSynced(table);
            ImportCheckpoint.Table last = last(table);
            boolean loaded = table.isLoaded();
            DonePrefix.Part done = table.done();
            if (last == null || (last.documents() == done.documents() && last.complete() == loaded)) {
                continue;
            }
            try {
                table.outcome().rejected().force();
            } catch (ShellException e) {
                // Then its documents do not count yet. The import itself tells what is wrong with the disk.
                break;
            }
            keep(table.checkpoint(last.id(), done, loaded));
        }
        write();
    }

    /** What is in counts from now on, unless the server cannot be asked: the import itself tells what is wrong with it. */
    private boolean isSynced(TableImport table) {
        if (table.unsynced().isEmpty()) {
            return true;
        }
        try {
            // Whoever asks for the prompt back must not wait for a server that says nothing.
            cluster.reconnect(CONNECTING);
            // What is lost, one of the writers sends again.
            List<UnsyncedBatches.Batch> unused = sync.sync(table);
            return true;
        } catch (ShellException e) {
            return false;
        }
    }

    private synchronized ImportCheckpoint.Table last(TableImport table) {
        return saved.get(table.plan().name());
    }

    private synchronized void keep(ImportCheckpoint.Table table) {
        saved.put(table.name(), table);
    }

    private synchronized void write() {
        if (over) {
            return;
        }
        // One that was asked for and is there after all must not be taken for one of somebody else.
        Created created = creation.perhapsCreated();
        try {
            kept.file()
                    .write(new ImportCheckpoint(
                            source,
                            servers,
                            terms,
                            created.databases(),
                            created.tables(),
                            new ArrayList<>(saved.values())));
        } catch (ShellException e) {
            if (!told) {
                told = true;
                listener.on(new TransferEvent.Noted("it is not kept how far this import has come: " + e.getMessage()));
            }
        }
    }

    /** There is nothing to go on with. */
    synchronized void forget() {
        over = true;
    }

    /** Saves a last time, with what can be brought to disk in bounded time; or removes the file. */
    @Override
    public void close() {
        end.countDown();
        try {
            thread.join(LAST_SAVE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        finish();
    }

    private synchronized void finish() {
        if (creation == null) {
            return;
        }
        boolean nothing = saved.isEmpty() && creation.perhapsCreated().nothing();
        if (over || nothing) {
            kept.file().delete();
        } else {
            write();
        }
        over = true;
    }
}

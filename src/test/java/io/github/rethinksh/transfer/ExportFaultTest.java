package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.ConnectionOptions;
import io.github.rethinksh.cluster.ReadMode;
import io.github.rethinksh.cluster.ServerAddress;
import io.github.rethinksh.embedded.EmbeddedOptions;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of 97 documents with keys of all types, read ten at a time, and a small one after it. */
class ExportFaultTest {
    @TempDir
    private Path directory;

    private final EmbeddedServer server =
            EmbeddedServer.start(EmbeddedOptions.defaults().withMaxBatchRows(10));
    private final Cluster cluster =
            Cluster.connect(ConnectionOptions.to(new ServerAddress(server.host(), server.port())));

    @BeforeEach
    void fill() {
        Transfers.table(directory.resolve("in"), "test.large", "id", new RandomDocuments(7).all(95));
        Transfers.table(directory.resolve("in"), "test.small", "id", List.of("{\"id\":1}"));
        Transfers.load(cluster, directory.resolve("in"));
        Transfers.export(cluster, directory.resolve("undisturbed"));
    }

    @AfterEach
    void close() {
        cluster.close();
        server.close();
    }

    @Test
    void shouldGoOnAfterTheLastKeyWhenTheConnectionIsLost() {
        Heard heard = new Heard(event -> {
            if (event instanceof TransferEvent.TableStarted started && started.rows() > 1) {
                server.faults().dropAfterResponses(4);
            }
        });

        ExportResult result = export(new CancellationToken(), heard);

        assertThat(result.rows()).isEqualTo(98);
        assertThat(heard.notes())
                .satisfiesExactly(
                        note -> assertThat(note)
                                .startsWith("test.large: lost the connection: ")
                                .endsWith("; connecting again"),
                        note -> assertThat(note).matches("going on after \\d\\.\\d s"));
        assertUndisturbed();
    }

    @Test
    void shouldCopeWithOneLossAfterAnother() {
        // A batch has come, and the next one may be on its way: three losses cost nine of the ten batches at most.
        AtomicInteger lossesToCome = new AtomicInteger(3);
        AtomicBoolean connected = new AtomicBoolean(true);
        Heard heard = new Heard(event -> {
            if (event instanceof TransferEvent.Retried) {
                connected.set(true);
            } else if (event instanceof TransferEvent.Advanced
                    && connected.getAndSet(false)
                    && lossesToCome.getAndDecrement() > 0) {
                server.faults().dropConnections();
            }
        });

        assertThat(export(new CancellationToken(), heard).rows()).isEqualTo(98);
        assertThat(heard.retries()).isEqualTo(3);
        assertUndisturbed();
    }

    @Test
    void shouldGiveUpWhenTheServerIsGone() {
        Heard heard = new Heard(event -> {
            if (event instanceof TransferEvent.TableFinished) {
                server.close();
            }
        });

        ExportOptions impatient = new ExportOptions(1, ReadMode.SINGLE, Rate.UNLIMITED, 0, Duration.ZERO);

        assertThatThrownBy(() -> Transfers.export(cluster, out(), impatient, new CancellationToken(), heard))
                .isInstanceOfSatisfying(ShellException.class, failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.NO_CONNECTION);
                    assertThat(failure).hasMessageStartingWith("lost the connection: ");
                });

        assertThat(heard.notes()).isEmpty();
        assertThat(Transfers.manifest(out()).pending()).containsExactly(Transfers.name("test.small"));
        assertThat(Transfers.manifest(out()).tables().stream().map(WrittenTable::name))
                .containsExactly(Transfers.name("test.large"));
        assertThat(Transfers.manifest(out()).complete()).isFalse();
    }

    @Test
    void shouldStopWhenCancelledAndFinishWhenRunAgain() throws Exception {
        CancellationToken token = new CancellationToken();
        Heard heard = Heard.onAdvance(2, token::cancel);

        assertThatThrownBy(() -> export(token, heard))
                .isInstanceOfSatisfying(
                        ShellException.class,
                        stopped -> assertThat(stopped.exitCode()).isEqualTo(ExitCode.INTERRUPTED));

        assertThat(heard.workers()).isNotEmpty().noneMatch(Thread::isAlive);
        assertThat(Transfers.manifest(out()).complete()).isFalse();
        assertThat(Transfers.manifest(out()).pending())
                .containsExactly(Transfers.name("test.large"), Transfers.name("test.small"));
        assertThat(files()).containsExactly("rethinksh.manifest", "test/large.checkpoint", "test/large.json.part");

        assertThat(export(new CancellationToken(), Transfers.NOBODY).rows()).isEqualTo(98);
        assertThat(Transfers.manifest(out()).complete()).isTrue();
        assertUndisturbed();
    }

    private Path out() {
        return directory.resolve("out");
    }

    private ExportResult export(CancellationToken token, TransferListener listener) {
        return Transfers.export(cluster, out(), token, listener);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(out())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> out().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private void assertUndisturbed() {
        for (String file : List.of("test/large.json", "test/small.json")) {
            assertThat(out().resolve(file))
                    .hasSameBinaryContentAs(directory.resolve("undisturbed").resolve(file));
        }
    }
}

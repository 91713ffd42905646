package io.github.rethinksh.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.testing.ByteProxy;
import io.github.rethinksh.testing.ByteProxy.Point;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.FaultProxy.Direction;
import io.github.rethinksh.testing.FaultProxy.Fault;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each fault at the bytes of the handshake, both ways: a clear error in time, and no connection that is none. */
@Timeout(90)
class HandshakeFaultTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(200);

    @ClusterTest
    void cut(TestServer server) {
        everywhere(server, Fault.CUT, 5, this::fails);
    }

    @ClusterTest
    void reset(TestServer server) {
        everywhere(server, Fault.RESET, 11, this::fails);
    }

    /** What the server is told by half a connection is not told by the client: it may wait for the rest. */
    @ClusterTest
    void halfClosed(TestServer server) {
        sweep(server, new Point(Direction.ANSWERS, 0, Fault.TRUNCATE), 11, this::fails);
    }

    @ClusterTest
    void stalled(TestServer server) {
        everywhere(server, Fault.STALL, 29, this::failsByTime);
    }

    @ClusterTest
    void duplicate(TestServer server) {
        everywhere(server, Fault.DUPLICATE, 7, this::isNoticed);
    }

    @ClusterTest
    void delayed(TestServer server) {
        everywhere(server, Fault.DELAY, 17, this::succeeds);
    }

    /** A byte now and then is no answer. */
    @Test
    void shouldNotWaitForAServerThatNeverComesToAnEnd() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread dripping = new Thread(() -> drip(listener), "dripping-server");
            dripping.start();
            ServerAddress address = new ServerAddress("127.0.0.1", listener.getLocalPort());
            long start = System.nanoTime();

            assertThatThrownBy(
                            () -> Cluster.connect(ConnectionOptions.to(address).withTimeout(Duration.ofMillis(500))))
                    .hasMessage("cannot connect to " + address + ": no answer in time");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
        }
    }

    private static void drip(ServerSocket listener) {
        try (Socket client = listener.accept()) {
            while (!listener.isClosed()) {
                client.getOutputStream().write('x');
                Thread.sleep(20);
            }
        } catch (IOException e) {
            // The client has had enough.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Judge {
        void look(ByteProxy proxy, Point point);
    }

    private static void everywhere(TestServer server, Fault fault, int step, Judge judge) {
        for (Direction direction : Direction.values()) {
            sweep(server, new Point(direction, 0, fault), step, judge);
        }
    }

    private static void sweep(TestServer server, Point kind, int step, Judge judge) {
        int bytes = measure(server, kind.direction());
        List<Integer> places = new ArrayList<>(IntStream.iterate(0, place -> place < bytes, place -> place + step)
                .boxed()
                .toList());
        places.add(bytes - 1);
        if (kind.fault() == Fault.DUPLICATE && kind.direction() == Direction.QUERIES) {
            // A zero more behind its end is no part of the handshake: the server takes it for the beginning of a query.
            places.removeIf(place -> place == bytes - 1);
        }
        for (int place : places) {
            Point point = new Point(kind.direction(), place, kind.fault());
            try (ByteProxy proxy = new ByteProxy(server, point)) {
                judge.look(proxy, point);
            }
        }
    }

    private static int measure(TestServer server, Direction direction) {
        try (ByteProxy proxy = new ByteProxy(server, new Point(direction, Integer.MAX_VALUE, Fault.CUT));
                Cluster cluster = proxy.connect()) {
            assertThat(cluster.isConnected()).isTrue();
            return proxy.passed();
        }
    }

    private void fails(ByteProxy proxy, Point point) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> connect(proxy, PATIENCE).close())
                .as(point.toString())
                .isInstanceOfSatisfying(ShellException.class, failure -> assertClear(failure, proxy));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as(point.toString())
                .isLessThan(PATIENCE);
    }

    private void failsByTime(ByteProxy proxy, Point point) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> connect(proxy, SHORT).close())
                .as(point.toString())
                .isInstanceOfSatisfying(ShellException.class, failure -> assertClear(failure, proxy))
                .hasMessage("cannot connect to " + proxy.address() + ": no answer in time");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as(point.toString())
                .isBetween(SHORT, PATIENCE);
    }

    private void isNoticed(ByteProxy proxy, Point point) {
        try (Cluster cluster = connect(proxy, PATIENCE)) {
            // It was within a text that means nothing, such as the version; what is there works.
            assertThat(cluster.catalog().tree()).as(point.toString()).containsOnlyKeys("test");
        } catch (ShellException failure) {
            assertClear(failure, proxy);
        }
    }

    private void succeeds(ByteProxy proxy, Point point) {
        Thread releasing = new Thread(() -> releaseWhenCaught(proxy), "releasing");
        releasing.start();
        try (Cluster cluster = connect(proxy, PATIENCE)) {
            assertThat(cluster.ping()).as(point.toString()).isPositive();
        } finally {
            releasing.interrupt();
        }
    }

    private static void releaseWhenCaught(ByteProxy proxy) {
        try {
            proxy.awaitFault();
            proxy.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Cluster connect(ByteProxy proxy, Duration patience) {
        return Cluster.connect(proxy.options().withTimeout(patience));
    }

    private static void assertClear(ShellException failure, ByteProxy proxy) {
        assertThat(failure.exitCode()).isEqualTo(ExitCode.NO_CONNECTION);
        assertThat(failure).hasMessageStartingWith("cannot connect to " + proxy.address());
        assertThat(failure.hint()).isPresent();
    }
}

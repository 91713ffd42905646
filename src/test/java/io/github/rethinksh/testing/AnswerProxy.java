package io.github.rethinksh.testing;

import io.github.rethinksh.testing.FaultProxy.Direction;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stands between a client and a server, and spoils the answer to the first query of a kind: the server has done what it
 * was asked for, and the client does not hear so.
 */
public final class AnswerProxy implements TestServer, AutoCloseable {
    private static final int HEADER = 12;

    private final Relay relay;
    private final String beginning;
    private final Fault fault;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final CountDownLatch spoilt = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Query> awaited = ConcurrentHashMap.newKeySet();

    /** What comes of the answer. */
    public enum Fault {
        /** It does not arrive, and the connection is closed. */
        LOST,
        /** Another one arrives: that the table is not available. */
        UNAVAILABLE,
        /** It does not arrive, and the connection stays open. */
        STALL
    }

    private record Query(Socket client, long token) {}

    /**
     * A proxy.
     *
     * @param term the number of the outermost term of the queries whose first is meant
     */
    public AnswerProxy(TestServer server, int term, Fault fault) {
        this.beginning = "[1,[" + term + ",";
        this.fault = fault;
        this.relay = new Relay(server, this::pass);
        relay.start();
    }

    /** Whether the answer was spoilt. */
    public boolean hasHappened() {
        return spoilt.getCount() == 0;
    }

    /** Returns when the answer has come. */
    public void awaitFault() throws InterruptedException {
        spoilt.await();
    }

    private void pass(Socket from, Socket to, Direction direction) {
        try (from;
                to) {
            DataInputStream input = new DataInputStream(new BufferedInputStream(from.getInputStream()));
            Frames.shakeHands(input, to.getOutputStream(), direction);
            while (true) {
                byte[] frame = Frames.next(input);
                if (direction == Direction.QUERIES) {
                    note(frame, from);
                    to.getOutputStream().write(frame);
                } else {
                    to.getOutputStream().write(answer(frame, to));
                }
            }
        } catch (IOException e) {
            // One side has closed; so does the other.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(byte[] frame, Socket client) {
        String query = new String(frame, HEADER, frame.length - HEADER, StandardCharsets.UTF_8);
        if (query.startsWith(beginning) && asked.compareAndSet(false, true)) {
            awaited.add(new Query(client, token(frame)));
        }
    }

    private byte[] answer(byte[] frame, Socket client) throws IOException, InterruptedException {
        if (!awaited.remove(new Query(client, token(frame)))) {
            return frame;
        }
        spoilt.countDown();
        switch (fault) {
            case LOST -> throw new IOException("lost");
            case STALL -> closed.await();
            case UNAVAILABLE -> {}
        }
        String unavailable = "{\"t\":18,\"e\":4100000,\"r\":[\"Cannot perform read: primary replica for shard"
                + " [-inf, +inf) not available\"],\"b\":[]}";
        return ScriptedServer.frame(token(frame), unavailable.getBytes(StandardCharsets.UTF_8));
    }

    private static long token(byte[] frame) {
        return ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return relay.port();
    }

    @Override
    public void close() {
        closed.countDown();
        relay.close();
    }
}

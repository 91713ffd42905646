package io.github.rethinksh.testing;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a server, passes frames, counts them, and does something to the one that it was told. */
public final class FaultProxy implements TestServer, AutoCloseable {
    private final Relay relay;
    private final AtomicInteger passed = new AtomicInteger();
    private final CountDownLatch caught = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile Point point = new Point(Direction.ANSWERS, Integer.MAX_VALUE, Fault.CUT);

    /** Which way frames go. */
    public enum Direction {
        QUERIES,
        ANSWERS
    }

    /** What is done to a frame. */
    public enum Fault {
        /** It does not arrive, and the connection is closed. */
        CUT,
        /** It does not arrive, and the connection is reset. */
        RESET,
        /** A part of it arrives before the connection is closed. */
        TRUNCATE,
        /** It arrives twice. */
        DUPLICATE,
        /** It waits until the proxy is told to go on. */
        DELAY,
        /** It does not arrive, nor does anything behind it on any connection, and all of them stay open. */
        STALL
    }

    /** The frame that it happens to: the first to go that way has the number 0. */
    public record Point(Direction direction, int frame, Fault fault) {}

    /** A proxy that does nothing yet. */
    public FaultProxy(TestServer server) {
        this.relay = new Relay(server, this::pass);
        relay.start();
    }

    /** One that does this, once. */
    public FaultProxy(TestServer server, Point point) {
        this(server);
        this.point = point;
    }

    /** How many frames went the way of the point. */
    public int passed() {
        return passed.get();
    }

    /** Returns when the frame has come. */
    public void awaitFault() throws InterruptedException {
        caught.await();
    }

    /** Whether the frame has come. */
    public boolean hasHappened() {
        return caught.getCount() == 0;
    }

    /** Lets the frame go that is delayed. */
    public void release() {
        released.countDown();
    }

    private void pass(Socket from, Socket to, Direction direction) {
        try (from;
                to) {
            DataInputStream input = new DataInputStream(new BufferedInputStream(from.getInputStream()));
            Frames.shakeHands(input, to.getOutputStream(), direction);
            while (true) {
                deliver(Frames.next(input), to, direction);
            }
        } catch (IOException e) {
            // One side has closed; so does the other.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(byte[] frame, Socket to, Direction direction) throws IOException, InterruptedException {
        Point now = point;
        boolean counted = direction == now.direction();
        boolean hit = counted && passed.getAndIncrement() == now.frame();
        if (now.fault() == Fault.STALL && counted && passed.get() > now.frame()) {
            caught.countDown();
            released.await();
        }
        if (!hit) {
            to.getOutputStream().write(frame);
            return;
        }
        caught.countDown();
        befall(now.fault(), frame, to);
    }

    private void befall(Fault fault, byte[] frame, Socket to) throws IOException, InterruptedException {
        switch (fault) {
            case CUT -> throw new IOException("cut");
            case RESET -> {
                to.setSoLinger(true, 0);
                throw new IOException("reset");
            }
            case TRUNCATE -> {
                to.getOutputStream().write(frame, 0, frame.length / 2);
                throw new IOException("truncated");
            }
            case DUPLICATE -> {
                to.getOutputStream().write(frame);
                to.getOutputStream().write(frame);
            }
            case DELAY -> {
                released.await();
                to.getOutputStream().write(frame);
            }
            case STALL -> to.getOutputStream().write(frame);
        }
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
        released.countDown();
        relay.close();
    }
}

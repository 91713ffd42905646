package io.github.rethinksh.testing;

import io.github.rethinksh.testing.FaultProxy.Direction;
import io.github.rethinksh.testing.FaultProxy.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a server, passes and counts bytes, and does something at the one that it was told. */
public final class ByteProxy implements TestServer, AutoCloseable {
    private final Point point;
    private final Relay relay;
    private final AtomicInteger passed = new AtomicInteger();
    private final CountDownLatch caught = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** The byte of a connection that it happens at: the first to go that way has the number 0. */
    public record Point(Direction direction, int number, Fault fault) {}

    /** One that does this on each connection. */
    public ByteProxy(TestServer server, Point point) {
        this.point = point;
        this.relay = new Relay(server, this::pass);
        relay.start();
    }

    /** How many bytes went the way of the point. */
    public int passed() {
        return passed.get();
    }

    /** Returns when the byte has come. */
    public void awaitFault() throws InterruptedException {
        caught.await();
    }

    /** Lets the byte go that is delayed. */
    public void release() {
        released.countDown();
    }

    private void pass(Socket from, Socket to, Direction direction) {
        try (from;
                to) {
            InputStream input = from.getInputStream();
            byte[] chunk = new byte[1 << 13];
            for (int length = input.read(chunk); length >= 0; length = input.read(chunk)) {
                int place = direction == point.direction() ? point.number() - passed.getAndAdd(length) : -1;
                if (place < 0 || place >= length) {
                    to.getOutputStream().write(chunk, 0, length);
                } else {
                    befall(chunk, place, length, to);
                }
            }
        } catch (IOException e) {
            // One side has closed; so does the other.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void befall(byte[] chunk, int place, int length, Socket to) throws IOException, InterruptedException {
        OutputStream output = to.getOutputStream();
        if (point.fault() != Fault.DUPLICATE) {
            output.write(chunk, 0, place);
        }
        caught.countDown();
        switch (point.fault()) {
            case CUT -> throw new IOException("cut");
            case RESET -> {
                to.setSoLinger(true, 0);
                throw new IOException("reset");
            }
            // Half of the connection is closed, the other half stays open.
            case TRUNCATE -> {
                to.shutdownOutput();
                released.await();
            }
            case DUPLICATE -> {
                byte[] longer = new byte[length + 1];
                System.arraycopy(chunk, 0, longer, 0, place + 1);
                System.arraycopy(chunk, place, longer, place + 1, length - place);
                output.write(longer);
            }
            case DELAY -> {
                released.await();
                output.write(chunk, place, length - place);
            }
            case STALL -> released.await();
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

package io.github.rethinksh.testing;

import io.github.rethinksh.cluster.ConnectionOptions;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** What claims to be a server: it takes any key of the old handshake, and answers each query with the same bytes. */
public final class ScriptedServer implements TestServer, AutoCloseable {
    private static final int AUTH_KEY = 3;

    private final ServerSocket listener;
    private final byte[] greeting;
    private final Answer answer;

    /** What is written for a query. */
    public interface Answer {
        /** The bytes for the query with this token. */
        byte[] to(long token);
    }

    private ScriptedServer(byte[] greeting, Answer answer) {
        this.greeting = greeting;
        this.answer = answer;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** One that shakes hands and then writes this. */
    public static ScriptedServer answering(Answer answer) {
        return new ScriptedServer("SUCCESS\0".getBytes(StandardCharsets.US_ASCII), answer);
    }

    /** One that begins with something else. */
    public static ScriptedServer greeting(byte[] greeting) {
        return new ScriptedServer(greeting, token -> new byte[0]);
    }

    /** A whole frame with this text. */
    public static byte[] frame(long token, byte[] body) {
        return ByteBuffer.allocate(12 + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(token)
                .putInt(body.length)
                .put(body)
                .array();
    }

    /** The beginning of a frame that announces so many bytes. */
    public static byte[] header(long token, int length) {
        return ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(token)
                .putInt(length)
                .array();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                start(() -> serve(client));
            } catch (IOException e) {
                // The listener was closed, and the loop ends.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream input = new DataInputStream(client.getInputStream());
            OutputStream output = client.getOutputStream();
            input.skipNBytes(12 + AUTH_KEY);
            output.write(greeting);
            while (true) {
                long token = Long.reverseBytes(input.readLong());
                input.skipNBytes(Integer.reverseBytes(input.readInt()));
                output.write(answer.to(token));
            }
        } catch (IOException e) {
            // The client has had enough.
            return;
        }
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public ConnectionOptions options() {
        return TestServer.super.options().withAuthKey("k".repeat(AUTH_KEY));
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

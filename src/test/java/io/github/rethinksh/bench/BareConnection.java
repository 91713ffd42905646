package io.github.rethinksh.bench;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The least that a client is made of: it sends frames and reads them into one array that is used again and again. */
final class BareConnection implements Closeable {
    private static final int VERSION_0_4 = 0x400c2d20;
    private static final int JSON_PROTOCOL = 0x7e6970c7;
    private static final int HEADER = Long.BYTES + Integer.BYTES;

    /** What begins a response that has more to come: its type is SUCCESS_PARTIAL of ql2.proto. */
    private static final byte[] PARTIAL = "{\"t\":3".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final byte[] header = new byte[HEADER];
    private byte[] body = new byte[1 << 21];
    private int length;

    BareConnection(String host, int port) throws IOException {
        socket = new Socket(host, port);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        out.write(ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(VERSION_0_4)
                .putInt(0)
                .putInt(JSON_PROTOCOL)
                .array());
        StringBuilder greeting = new StringBuilder();
        for (int b = in.readUnsignedByte(); b != 0; b = in.readUnsignedByte()) {
            greeting.append((char) b);
        }
        if (!greeting.toString().equals("SUCCESS")) {
            throw new IOException("the server does not let the benchmark in: " + greeting);
        }
    }

    /** Sends a query under token 1. */
    void send(byte[] query, int size) throws IOException {
        out.write(ByteBuffer.allocate(HEADER + size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(1)
                .putInt(size)
                .put(query, 0, size)
                .array());
    }

    void send(String query) throws IOException {
        byte[] bytes = query.getBytes(StandardCharsets.UTF_8);
        send(bytes, bytes.length);
    }

    /** Reads one response; returns its length in bytes. */
    int receive() throws IOException {
        in.readFully(header);
        length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(Long.BYTES);
        if (length > body.length) {
            body = new byte[length * 2];
        }
        in.readFully(body, 0, length);
        return length;
    }

    /** Whether there is more to come after the last response. */
    boolean partial() {
        for (int i = 0; i < PARTIAL.length; i++) {
            if (body[i] != PARTIAL[i]) {
                return false;
            }
        }
        return true;
    }

    /** The last response as text. */
    String text() {
        return new String(body, 0, length, StandardCharsets.UTF_8);
    }

    /** Runs a query and answers its one response. */
    String run(String term) throws IOException {
        send("[1," + term + ",{}]");
        receive();
        return text();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package io.github.rethinksh.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Speaks in frames, so that a test sees what a driver would hide. */
final class RawClient implements AutoCloseable {
    private static final int VERSION_0_4 = 0x400c2d20;
    private static final int JSON_PROTOCOL = 0x7e6970c7;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private long lastToken;

    private RawClient(EmbeddedServer server) throws IOException {
        socket = new Socket(server.host(), server.port());
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** A connection on which nothing was said yet. */
    static RawClient silent(EmbeddedServer server) throws IOException {
        return new RawClient(server);
    }

    static RawClient connect(EmbeddedServer server) throws IOException {
        RawClient client = new RawClient(server);
        client.writeIntegers(VERSION_0_4, 0, JSON_PROTOCOL);
        client.readMessage();
        return client;
    }

    /** Runs a term and answers the first response. */
    String run(String term) throws IOException {
        return ask(++lastToken, "[1," + term + ",{}]");
    }

    String ask(long token, String query) throws IOException {
        send(token, query);
        return receive();
    }

    JsonNode askJson(JsonNode query) throws IOException {
        return mapper.readTree(ask(++lastToken, query.toString()));
    }

    void send(long token, String query) throws IOException {
        byte[] json = query.getBytes(StandardCharsets.UTF_8);
        out.write(ByteBuffer.allocate(12 + json.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(token)
                .putInt(json.length)
                .put(json)
                .array());
    }

    String receive() throws IOException {
        in.readLong();
        byte[] json = new byte[Integer.reverseBytes(in.readInt())];
        in.readFully(json);
        return new String(json, StandardCharsets.UTF_8);
    }

    void writeIntegers(int... numbers) throws IOException {
        for (int number : numbers) {
            out.write(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(number)
                    .array());
        }
    }

    void writeMessage(String message) throws IOException {
        out.write((message + '\0').getBytes(StandardCharsets.UTF_8));
    }

    /** A message of the handshake, which a zero ends. */
    String readMessage() throws IOException {
        StringBuilder message = new StringBuilder();
        for (int b = in.readUnsignedByte(); b != 0; b = in.readUnsignedByte()) {
            message.append((char) b);
        }
        return message.toString();
    }

    boolean isClosedByServer() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

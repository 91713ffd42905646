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
import java.util.ArrayList;
import java.util.List;

/** Speaks in frames, so that a test sees what a driver would hide. */
final class RawClient implements AutoCloseable {
    private static final int VERSION_0_4 = 0x400c2d20;
    private static final int JSON_PROTOCOL = 0x7e6970c7;

    /** A server that says nothing must fail a test, not stop it. */
    private static final int PATIENCE_MILLISECONDS = 60_000;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private long lastToken;

    /** A response with the token of the query it answers. */
    record Frame(long token, String json) {}

    private RawClient(String host, int port) throws IOException {
        socket = new Socket(host, port);
        socket.setSoTimeout(PATIENCE_MILLISECONDS);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** A connection on which nothing was said yet. */
    static RawClient silent(EmbeddedServer server) throws IOException {
        return silent(server.host(), server.port());
    }

    /** The same to any server. */
    static RawClient silent(String host, int port) throws IOException {
        return new RawClient(host, port);
    }

    static RawClient connect(EmbeddedServer server) throws IOException {
        return connect(server.host(), server.port());
    }

    static RawClient connect(String host, int port) throws IOException {
        RawClient client = new RawClient(host, port);
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

    /** Asks a feed to continue until it has told so many elements, however it cuts them into responses. */
    List<String> elements(long token, int count) throws IOException {
        List<String> elements = new ArrayList<>();
        while (elements.size() < count) {
            JsonNode response = mapper.readTree(ask(token, "[2]"));
            if (response.get("t").asInt() != 3) {
                throw new IOException("the feed ended: " + response);
            }
            response.get("r").forEach(element -> elements.add(element.toString()));
        }
        return elements;
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
        return receiveFrame().json();
    }

    Frame receiveFrame() throws IOException {
        long token = Long.reverseBytes(in.readLong());
        byte[] json = new byte[Integer.reverseBytes(in.readInt())];
        in.readFully(json);
        return new Frame(token, new String(json, StandardCharsets.UTF_8));
    }

    void writeBytes(byte... bytes) throws IOException {
        out.write(bytes);
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

    byte[] read(int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }

    /** Reads until the server closes the connection. */
    byte[] readToEnd() throws IOException {
        return in.readAllBytes();
    }

    /** Has nothing more to say, but still listens. */
    void endOutput() throws IOException {
        socket.shutdownOutput();
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

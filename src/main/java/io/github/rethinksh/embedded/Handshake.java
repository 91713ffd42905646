package io.github.rethinksh.embedded;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * The greeting of a connection: a magic number for the version of the protocol, then who the client is. From V1_0 on
 * that is SCRAM in null-terminated JSON; V0_3 and V0_4 send a key, which is the password of the user admin.
 */
final class Handshake {
    private static final int VERSION_1_0 = 0x34c2bdc3;
    private static final int VERSION_0_4 = 0x400c2d20;
    private static final int VERSION_0_3 = 0x5f75e83e;
    private static final int VERSION_0_2 = 0x723081e1;
    private static final int VERSION_0_1 = 0x3f61ba36;
    private static final int JSON_PROTOCOL = 0x7e6970c7;
    private static final int PROTOBUF_PROTOCOL = 0x271ffc41;
    private static final String NO_PROTOBUF = "The PROTOBUF client protocol is no longer supported";
    private static final int MAX_KEY_BYTES = 2048;
    private static final int MAX_MESSAGE_BYTES = 2047;

    private final DataInputStream in;
    private final OutputStream out;
    private final Users users;

    Handshake(DataInputStream in, OutputStream out, Users users) {
        this.in = in;
        this.out = out;
        this.users = users;
    }

    /** Answers the name of the user, or throws when the client was told to go. */
    String perform() throws IOException, HandshakeException {
        int magic = readInteger();
        if (magic == VERSION_1_0) {
            return performScram();
        }
        try {
            return performPlain(magic);
        } catch (HandshakeException e) {
            write("ERROR: " + e.getMessage() + "\n");
            throw e;
        }
    }

    private String performPlain(int magic) throws IOException, HandshakeException {
        if (magic == VERSION_0_1 || magic == VERSION_0_2) {
            throw new HandshakeException(-1, NO_PROTOBUF);
        }
        if (magic != VERSION_0_3 && magic != VERSION_0_4) {
            throw new HandshakeException(
                    -1,
                    "Received an unsupported protocol version. This port is for RethinkDB queries. Does your client"
                            + " driver version not match the server?");
        }
        int length = readInteger();
        if (length < 0 || length > MAX_KEY_BYTES) {
            throw new HandshakeException(-1, "Client provided an authorization key that is too long.");
        }
        String key = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (!users.credentials(Users.ADMIN).orElseThrow().matches(key)) {
            throw new HandshakeException(-1, "Incorrect authorization key.");
        }
        int protocol = readInteger();
        if (protocol == PROTOBUF_PROTOCOL) {
            throw new HandshakeException(-1, NO_PROTOBUF);
        }
        if (protocol != JSON_PROTOCOL) {
            throw new HandshakeException(-1, "Unrecognized protocol specified: '" + protocol + "'");
        }
        write("SUCCESS");
        return Users.ADMIN;
    }

    private String performScram() throws IOException, HandshakeException {
        write(ObjectDatum.of(Map.of(
                "max_protocol_version", Datum.of(0),
                "min_protocol_version", Datum.of(0),
                "server_version", Datum.of(ServerIdentity.VERSION),
                "success", Datum.TRUE)));
        try {
            ObjectDatum opening = read();
            requireVersion(opening);
            ScramExchange exchange = new ScramExchange(users);
            succeed(exchange.first(authentication(opening)));
            succeed(exchange.last(authentication(read())));
            return exchange.user();
        } catch (HandshakeException e) {
            write(ObjectDatum.of(Map.of(
                    "error", Datum.of(e.getMessage()), "error_code", Datum.of(e.code()), "success", Datum.FALSE)));
            throw e;
        }
    }

    private static void requireVersion(ObjectDatum opening) throws HandshakeException {
        if (!(opening.get("protocol_version") instanceof Datum.NumberDatum version)) {
            throw new HandshakeException(1, "Expected a number for `protocol_version`.");
        }
        if (version.value() != 0) {
            throw new HandshakeException(2, "Unsupported `protocol_version`.");
        }
        if (!(opening.get("authentication_method") instanceof Datum.StringDatum method)) {
            throw new HandshakeException(3, "Expected a string for `authentication_method`.");
        }
        if (!method.value().equals("SCRAM-SHA-256")) {
            throw new HandshakeException(4, "Unsupported `authentication_method`.");
        }
    }

    private static String authentication(ObjectDatum message) throws HandshakeException {
        if (message.get("authentication") instanceof Datum.StringDatum text) {
            return text.value();
        }
        throw new HandshakeException(5, "Expected a string for `authentication`.");
    }

    private void succeed(String authentication) throws IOException {
        write(ObjectDatum.of(Map.of("authentication", Datum.of(authentication), "success", Datum.TRUE)));
    }

    private ObjectDatum read() throws IOException, HandshakeException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (int size = 1; size <= MAX_MESSAGE_BYTES; size++) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException();
            }
            if (b == 0) {
                return object(message.toByteArray());
            }
            message.write(b);
        }
        // One more byte is one too many, but the server waits for it.
        in.readByte();
        throw new HandshakeException(7, "Limited read buffer size.");
    }

    private static ObjectDatum object(byte[] message) throws IOException, HandshakeException {
        Datum datum;
        try {
            datum = JsonReader.readMessage(message);
        } catch (ReqlError e) {
            throw new HandshakeException(9, "Failed to convert JSON to datum.");
        } catch (IOException e) {
            boolean isText = Arrays.equals(
                    message, new String(message, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
            throw isText
                    ? new HandshakeException(8, "Invalid JSON object.")
                    : new HandshakeException(9, "Failed to convert JSON to datum.");
        }
        if (datum instanceof ObjectDatum object) {
            return object;
        }
        throw new EOFException("The server has nothing to say to JSON that is no object, and hangs up.");
    }

    private void write(Datum message) throws IOException {
        write(new String(JsonWriter.toBytes(message), StandardCharsets.UTF_8));
    }

    private void write(String message) throws IOException {
        out.write((message + '\0').getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private int readInteger() throws IOException {
        return Integer.reverseBytes(in.readInt());
    }
}

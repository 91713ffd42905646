package io.github.rethinksh.cluster;

import com.rethinkdb.ast.Query;
import com.rethinkdb.gen.exc.ReqlDriverError;
import com.rethinkdb.gen.exc.ReqlError;
import com.rethinkdb.gen.proto.ResponseType;
import com.rethinkdb.net.ConnectionSocket;
import com.rethinkdb.net.Response;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.JsonBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One response of the server, {@code {"t":type,"r":[result,...],...}}, of which the results stay bytes.
 *
 * @param type what kind of response it is
 * @param results the results
 */
record ResponseFrame(ResponseType type, DocumentBatch results) {
    /**
     * Finds the type and the borders of the results.
     *
     * @throws ReqlError when the response is an error
     */
    static ResponseFrame parse(byte[] bytes) {
        try {
            return walk(bytes);
        } catch (ReqlError e) {
            throw e;
        } catch (RuntimeException e) {
            // The scan trusts the server and runs off the end of anything else; so does the driver, in ways of its own.
            throw new ReqlDriverError("the server sent a response that is not of the protocol", e);
        }
    }

    private static ResponseFrame walk(byte[] bytes) {
        int type = -1;
        DocumentBatch results = null;
        int position = 0;
        while (type < 0 || results == null) {
            int key = find(bytes, position, '"') + 1;
            int value = find(bytes, key, ':') + 1;
            switch (bytes[key]) {
                case 't' -> {
                    type = number(bytes, value);
                    position = value;
                }
                case 'r' -> {
                    BorderScanner scanner = new BorderScanner(bytes);
                    position = scanner.array(value);
                    results = scanner.batch();
                }
                default -> position = JsonBytes.valueEnd(bytes, JsonBytes.skipWhiteSpace(bytes, value));
            }
        }
        ResponseType response = ResponseType.fromValue(type);
        if (response.isError()) {
            throw decode(0, bytes).makeError(Query.createNoreplyWait(0));
        }
        return new ResponseFrame(response, results);
    }

    private static int find(byte[] bytes, int from, char wanted) {
        int i = from;
        while (bytes[i] != wanted) {
            i++;
        }
        return i;
    }

    private static int number(byte[] bytes, int from) {
        int value = 0;
        for (int i = JsonBytes.skipWhiteSpace(bytes, from); bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            value = value * 10 + bytes[i] - '0';
        }
        return value;
    }

    /** Whether the server has more results for the same query. */
    boolean partial() {
        return type == ResponseType.SUCCESS_PARTIAL;
    }

    /** Decodes a whole response for the driver, which reads its responses from sockets only. */
    static Response decode(long token, byte[] bytes) {
        return Response.readFromSocket(new OneResponse(token, bytes)).get();
    }

    private static final class OneResponse implements ConnectionSocket {
        private final ByteBuffer frame;

        OneResponse(long token, byte[] body) {
            frame = ByteBuffer.allocate(Long.BYTES + Integer.BYTES + body.length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(token)
                    .putInt(body.length)
                    .put(body)
                    .flip();
        }

        @Override
        public ByteBuffer read(int length) {
            byte[] part = new byte[length];
            frame.get(part);
            return ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN);
        }

        @Override
        public boolean isOpen() {
            return frame.hasRemaining();
        }

        @Override
        public void close() {
            frame.position(frame.limit());
        }

        @Override
        public void write(ByteBuffer buffer) {
            throw new IllegalStateException("a response is only read");
        }

        @Override
        public String readCString(Long timeoutMs) {
            throw new IllegalStateException("a response holds no handshake");
        }
    }
}

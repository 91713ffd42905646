package io.github.rethinksh.testing;

import io.github.rethinksh.testing.FaultProxy.Direction;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** What goes one way of a connection, as whoever stands in between sees it. */
final class Frames {
    private Frames() {}

    /** Passes on the handshake: the client sends four bytes and two texts, the server three texts; each text ends with a zero. */
    static void shakeHands(DataInputStream input, OutputStream output, Direction direction) throws IOException {
        if (direction == Direction.QUERIES) {
            output.write(input.readNBytes(4));
        }
        for (int texts = direction == Direction.QUERIES ? 2 : 3; texts > 0; texts--) {
            int b;
            do {
                b = input.read();
                if (b < 0) {
                    throw new EOFException();
                }
                output.write(b);
            } while (b != 0);
        }
    }

    /** The next frame, with its header. */
    static byte[] next(DataInputStream input) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        byte[] header = new byte[12];
        input.readFully(header);
        frame.write(header);
        int length = Integer.reverseBytes(ByteBuffer.wrap(header).getInt(8));
        frame.write(input.readNBytes(length));
        return frame.toByteArray();
    }
}

package io.github.rethinksh.cluster;

import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.TableName;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The query {@code insert(r.json("[document,...]"))}, made from the documents' bytes: the server parses one string
 * instead of compiling a term per value, and this side never builds an object. The numbers are those of ql2.proto.
 */
final class InsertFrame {
    private static final int HEADER = Long.BYTES + Integer.BYTES;

    /** Of each document the first line of what is wrong with it, or null, where the server would send the whole document. */
    private static final String NAMING =
            "[64,[[69,[[2,[1]],[35,[[10,[1]],{\"changes\":[38,[[170,[[10,[1]],\"changes\"]],"
                    + "[69,[[2,[2]],[92,[[45,[[149,[[170,[[10,[2]],\"error\"]],\"\\n\",1]],0]],null]]]]]]}]]]],";

    private final byte[] prefix;
    private final byte[] suffix;

    InsertFrame(TableName name, InsertOptions options) {
        // Names hold letters, digits, _ and - only: nothing in them needs escaping.
        prefix = bytes("[1,%s[56,[[15,[[14,[\"%s\"]],\"%s\"]],[98,[\"["
                .formatted(options.named() ? NAMING : "", name.database(), name.table()));
        suffix = bytes("]\"]]],{\"conflict\":%s,\"durability\":\"%s\"%s%s}]%s,{}]"
                .formatted(
                        options.conflict().term(),
                        options.durable() ? "hard" : "soft",
                        options.ignoreWriteHook() ? ",\"ignore_write_hook\":true" : "",
                        options.named() ? ",\"return_changes\":\"always\"" : "",
                        options.named() ? "]]" : ""));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The whole frame; the buffer's position is its end. */
    ByteBuffer of(long token, DocumentBatch batch) {
        byte[] frame = new byte[HEADER + prefix.length + escapedLength(batch) + suffix.length];
        int end = append(frame, HEADER, prefix);
        for (int i = 0; i < batch.size(); i++) {
            if (i > 0) {
                frame[end++] = ',';
            }
            end = escape(batch, i, frame, end);
        }
        end = append(frame, end, suffix);
        return ByteBuffer.wrap(frame)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(token)
                .putInt(end - HEADER)
                .position(end);
    }

    private static int append(byte[] frame, int at, byte[] part) {
        System.arraycopy(part, 0, frame, at, part.length);
        return at + part.length;
    }

    private static int escapedLength(DocumentBatch batch) {
        byte[] bytes = batch.bytes();
        long length = Math.max(0, batch.size() - 1) + batch.totalLength();
        for (int i = 0; i < batch.size(); i++) {
            for (int at = batch.start(i); at < batch.end(i); at++) {
                if (bytes[at] == '"' || bytes[at] == '\\') {
                    length++;
                }
            }
        }
        return Math.toIntExact(length);
    }

    private static int escape(DocumentBatch batch, int document, byte[] frame, int from) {
        byte[] bytes = batch.bytes();
        int end = from;
        for (int at = batch.start(document); at < batch.end(document); at++) {
            byte b = bytes[at];
            if (b == '"' || b == '\\') {
                frame[end++] = '\\';
            }
            // Well-formed JSON has control characters as white space only, and a JSON string may not hold them.
            frame[end++] = b >= 0 && b < ' ' ? (byte) ' ' : b;
        }
        return end;
    }
}

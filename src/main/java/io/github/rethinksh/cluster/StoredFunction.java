package io.github.rethinksh.cluster;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.IndexDefinition;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.model.WriteHook;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * The binary functions of indexes and write hooks. They are the server's own serialization and are handed back as they
 * came. A server takes more on trust than it should: a byte too many brings it down. So the prefix is looked at, and where
 * the layout is that of RethinkDB 2.4 and of a function without captured variables, the length too.
 */
final class StoredFunction {
    private static final byte[] INDEX = "$reql_index_function$".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HOOK = "$reql_write_hook_function$".getBytes(StandardCharsets.US_ASCII);

    /** The first of the four version bytes that an index function has behind its prefix. */
    private static final byte VERSION = 9;

    private static final int VERSIONS = 4;

    /** Before the parameters: a zero for a ReQL function, five zeros for no captured variables. */
    private static final int PLAIN = 6;

    private StoredFunction() {}

    static byte[] ofIndex(TableName table, IndexDefinition index) {
        if (index.function() == null) {
            throw new ShellException(
                    ExitCode.FAILED,
                    "index " + index.name() + " of " + table
                            + " is known by name only, as exports before RethinkDB 1.16 are",
                    "Create it by hand, or import with --no-secondary-indexes");
        }
        String what = "index " + index.name() + " of " + table;
        byte[] function = checked(index.function(), INDEX, what);
        int start = INDEX.length + VERSIONS;
        if (function[INDEX.length] == VERSION && !fills(function, start, 2)) {
            throw malformed(what, null);
        }
        return function;
    }

    static byte[] ofHook(TableName table, WriteHook hook) {
        String what = "the write hook of " + table;
        byte[] function = checked(hook.function(), HOOK, what);
        if (!fills(function, HOOK.length, 0)) {
            throw malformed(what, null);
        }
        return function;
    }

    /** Whether the function that begins at the offset ends so many bytes before the end, as far as can be told. */
    private static boolean fills(byte[] bytes, int start, int rest) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            buffer.position(start);
            for (int i = 0; i < PLAIN; i++) {
                if (buffer.get() != 0) {
                    return true;
                }
            }
            int parameters = buffer.get();
            buffer.position(buffer.position() + Long.BYTES * parameters);
            int body = buffer.getInt();
            buffer.position(buffer.position() + body + Integer.BYTES);
            return buffer.remaining() == rest;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] checked(String base64, byte[] prefix, String what) {
        byte[] function;
        try {
            // The server breaks the lines of its base64, which the plain decoder refuses.
            function = Base64.getMimeDecoder().decode(base64 == null ? "" : base64);
        } catch (IllegalArgumentException e) {
            throw malformed(what, e);
        }
        if (function.length <= prefix.length || !Arrays.equals(prefix, Arrays.copyOf(function, prefix.length))) {
            throw malformed(what, null);
        }
        return function;
    }

    private static ShellException malformed(String what, Exception cause) {
        return new ShellException(
                ExitCode.FAILED,
                what + " has a function that is not one of RethinkDB's",
                "Create it by hand from its query in the .info file",
                cause);
    }
}

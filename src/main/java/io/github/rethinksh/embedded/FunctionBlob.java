package io.github.rethinksh.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The binary form of the functions of indexes and write hooks, as RethinkDB 2.4 writes it (found by looking at what it
 * answers): a prefix in ASCII; for an index a version byte and three language versions; a zero for "ReQL, not
 * JavaScript", five zeros for "no captured variables", the number of parameters, each parameter in eight bytes, the
 * length of the body in four, the body as JSON with a zero behind it, its position in four bytes; for an index a byte
 * each for {@code multi} and {@code geo}. Numbers are little-endian.
 */
final class FunctionBlob {
    private static final byte[] INDEX_PREFIX = "$reql_index_function$".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HOOK_PREFIX = "$reql_write_hook_function$".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] INDEX_VERSION = {9, 7, 7, 7};
    private static final int NO_CAPTURED_VARIABLES = 5;

    private FunctionBlob() {}

    static byte[] encodeIndex(StoredFunction function, boolean multi, boolean geo) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(INDEX_PREFIX);
        out.writeBytes(INDEX_VERSION);
        out.writeBytes(encode(function));
        out.write(multi ? 1 : 0);
        out.write(geo ? 1 : 0);
        return out.toByteArray();
    }

    static byte[] encodeHook(StoredFunction function) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(HOOK_PREFIX);
        out.writeBytes(encode(function));
        return out.toByteArray();
    }

    static IndexDefinition decodeIndex(byte[] blob) {
        requirePrefix(
                blob,
                INDEX_PREFIX,
                "Cannot create an sindex except from a reql_index_function returned from `index_status` in the field"
                        + " `function`.");
        int flags = blob.length - 2;
        int start = INDEX_PREFIX.length + INDEX_VERSION.length;
        if (flags < start) {
            throw unreadable("Deserialization of sindex description failed with error archive_result_t::SOCK_EOF.");
        }
        if (blob[INDEX_PREFIX.length] > INDEX_VERSION[0]) {
            throw unreadable("Unrecognized secondary index version, secondary index not created.");
        }
        StoredFunction function = decode(Arrays.copyOfRange(blob, start, flags));
        return new IndexDefinition(function, PseudoTypes.binary(blob), blob[flags] != 0, blob[flags + 1] != 0);
    }

    static StoredFunction decodeHook(byte[] blob) {
        requirePrefix(
                blob,
                HOOK_PREFIX,
                "Cannot create a write hook except from a reql_write_hook_function returned from `get_write_hook`.");
        return decode(Arrays.copyOfRange(blob, HOOK_PREFIX.length, blob.length));
    }

    private static byte[] encode(StoredFunction function) {
        byte[] body = json(function.body());
        int parameters = function.parameters().size();
        ByteBuffer buffer = ByteBuffer.allocate(2 + NO_CAPTURED_VARIABLES + 8 * parameters + 4 + body.length + 1 + 4)
                .order(ByteOrder.LITTLE_ENDIAN);
        buffer.position(1 + NO_CAPTURED_VARIABLES);
        buffer.put((byte) parameters);
        function.parameters().forEach(buffer::putLong);
        buffer.putInt(body.length + 1).put(body).put((byte) 0).putInt(function.position());
        return buffer.array();
    }

    /** The function, or null when it is JavaScript or captures variables: such a blob is kept, but cannot be run. */
    private static StoredFunction decode(byte[] encoded) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i <= NO_CAPTURED_VARIABLES; i++) {
                if (buffer.get() != 0) {
                    return null;
                }
            }
            List<Long> parameters = new ArrayList<>();
            for (int count = buffer.get(); count > 0; count--) {
                parameters.add(buffer.getLong());
            }
            byte[] body = new byte[Math.max(0, buffer.getInt() - 1)];
            buffer.get(body).get();
            int position = buffer.getInt();
            if (buffer.hasRemaining()) {
                throw unreadable("An sindex description was incompletely deserialized.");
            }
            return new StoredFunction(parameters, TermParser.parseStored(JsonReader.readMessage(body)), position);
        } catch (BufferUnderflowException | IOException e) {
            throw unreadable("Deserialization of sindex description failed with error archive_result_t::SOCK_EOF.");
        }
    }

    private static byte[] json(Term term) {
        JsonWriter out = new JsonWriter();
        write(term, out);
        return out.toBytes();
    }

    private static void write(Term term, JsonWriter out) {
        if (term instanceof Term.Literal literal) {
            out.raw("[1,").write(literal.value());
        } else if (term instanceof Term.ObjectTerm object) {
            out.raw("[3,");
            writeFields(object.fields(), out);
        } else if (term instanceof Term.Call call) {
            out.raw("[" + call.type().number() + ",[");
            String separator = "";
            for (Term argument : call.arguments()) {
                out.raw(separator);
                write(argument, out);
                separator = ",";
            }
            out.raw("]");
            if (!call.options().isEmpty()) {
                out.raw(",");
                writeFields(call.options(), out);
            }
        }
        out.raw("," + term.position() + "]");
    }

    private static void writeFields(Map<String, Term> fields, JsonWriter out) {
        String separator = "{";
        for (Map.Entry<String, Term> field : fields.entrySet()) {
            out.raw(separator).writeString(field.getKey()).raw(":");
            write(field.getValue(), out);
            separator = ",";
        }
        out.raw(fields.isEmpty() ? "{}" : "}");
    }

    private static void requirePrefix(byte[] blob, byte[] prefix, String text) {
        if (blob.length < prefix.length || !Arrays.equals(prefix, Arrays.copyOf(blob, prefix.length))) {
            throw ReqlError.logic(text);
        }
    }

    private static ReqlError unreadable(String reason) {
        return ReqlError.logic("Binary blob passed to index create could not be interpreted as a reql_index_function ("
                + reason + ").");
    }
}

package io.github.rethinksh.cluster;

import com.rethinkdb.gen.proto.TermType;
import java.util.HashSet;
import java.util.Set;

/**
 * The body of a function as servers before 2.2 write it: a term as a protocol buffer. Later servers end when a field is
 * missing in it, and a field that they cannot read is missing for them.
 */
final class StoredMessage {
    /** Protocol buffers of these years are read no deeper. */
    private static final int GREATEST_DEPTH = 64;

    /** Field numbers from here on are not of the message itself; older servers noted places in the query there. */
    private static final int EXTENSIONS = 10;

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    /** Its fields by number: which it has so far. */
    private final Set<Integer> fields = new HashSet<>();

    private final StoredBytes bytes;
    private final int depth;
    private long type = -1;

    private StoredMessage(StoredBytes bytes, int depth) throws MalformedFunctionException {
        if (depth > GREATEST_DEPTH) {
            throw new MalformedFunctionException("its body is nested too deeply");
        }
        this.bytes = bytes;
        this.depth = depth;
    }

    static void check(StoredBytes body) throws MalformedFunctionException {
        new StoredMessage(body, 0).term();
    }

    private StoredMessage child() throws MalformedFunctionException {
        return new StoredMessage(bytes.part(bytes.varint()), depth + 1);
    }

    private void term() throws MalformedFunctionException {
        while (bytes.remaining() > 0) {
            int field = field();
            switch (field) {
                case 1 << 3 | VARINT -> type = once(1).bytes.varint();
                case 2 << 3 | BYTES -> once(2).child().datum();
                case 3 << 3 | BYTES -> child().term();
                case 4 << 3 | BYTES -> child().pair(false);
                default -> passBy(field);
            }
        }
        require(StoredTerm.type(type) != TermType.DATUM || fields.contains(2));
    }

    private void datum() throws MalformedFunctionException {
        byte[] text = null;
        while (bytes.remaining() > 0) {
            int field = field();
            switch (field) {
                case 1 << 3 | VARINT -> type = once(1).bytes.varint();
                case 2 << 3 | VARINT -> once(2).bytes.varint();
                case 3 << 3 | FIXED_64 -> once(3).bytes.doubleNumber();
                case 4 << 3 | BYTES -> text = once(4).bytes.part(bytes.varint()).rest();
                case 5 << 3 | BYTES -> child().datum();
                case 6 << 3 | BYTES -> child().pair(true);
                default -> passBy(field);
            }
        }
        switch ((int) type) {
            case 1, 5, 6 -> {} // null has no value, and arrays and objects may be empty
            case 2, 3 -> require(fields.contains((int) type));
            case 4 -> require(text != null);
            case 7 -> StoredTerm.json(text == null ? new byte[0] : text);
            default -> throw new MalformedFunctionException("its body has a value of the unknown type " + type);
        }
    }

    private void pair(boolean ofDatum) throws MalformedFunctionException {
        while (bytes.remaining() > 0) {
            int field = field();
            switch (field) {
                case 1 << 3 | BYTES -> once(1).bytes.part(bytes.varint());
                case 2 << 3 | BYTES -> {
                    if (ofDatum) {
                        once(2).child().datum();
                    } else {
                        once(2).child().term();
                    }
                }
                default -> passBy(field);
            }
        }
        require(fields.size() == 2);
    }

    private StoredMessage once(int field) throws MalformedFunctionException {
        require(fields.add(field));
        return this;
    }

    /** The number of the next field and, in the last three bits, its kind. */
    private int field() throws MalformedFunctionException {
        long field = bytes.varint();
        require(field == (int) field);
        return (int) field;
    }

    private void passBy(int field) throws MalformedFunctionException {
        require(field >> 3 >= EXTENSIONS);
        switch (field & 7) {
            case VARINT -> bytes.varint();
            case FIXED_64 -> bytes.longNumber();
            case BYTES -> bytes.part(bytes.varint());
            case FIXED_32 -> bytes.intNumber();
            default -> require(false);
        }
    }

    private static void require(boolean condition) throws MalformedFunctionException {
        if (!condition) {
            throw new MalformedFunctionException("its body has something that is not a term");
        }
    }
}

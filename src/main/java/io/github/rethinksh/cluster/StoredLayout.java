package io.github.rethinksh.cluster;

/**
 * How servers lay out functions, behind their prefix. An index: a version, three versions of the language, the function,
 * a flag each for {@code multi} and {@code geo}. A hook: the function as 2.4 writes it. A function: a zero for ReQL,
 * captured variables, parameters, body, place in the query.
 */
final class StoredLayout {
    /** Of 1.16, before which a server hands out no functions that later ones take. */
    private static final int FIRST_VERSION = 4;

    private static final int VERSION_2_1 = 6;
    private static final int VERSION_2_2 = 7;

    /** Of 2.4. */
    private static final int LAST_VERSION = 9;

    private static final int FIRST_LANGUAGE = 2;
    private static final int LAST_LANGUAGE = 7;
    private static final int LANGUAGES = 3;

    private final StoredBytes bytes;
    private final int version;

    private StoredLayout(StoredBytes bytes, int version) {
        this.bytes = bytes;
        this.version = version;
    }

    static void checkIndex(StoredBytes bytes) throws MalformedFunctionException {
        int version = version(bytes, FIRST_VERSION, LAST_VERSION);
        for (int i = 0; i < LANGUAGES; i++) {
            version(bytes, FIRST_LANGUAGE, LAST_LANGUAGE);
        }
        new StoredLayout(bytes, version).function();
        bytes.flag();
        bytes.flag();
        bytes.requireEnd();
    }

    static void checkHook(StoredBytes bytes) throws MalformedFunctionException {
        new StoredLayout(bytes, LAST_VERSION).function();
        bytes.requireEnd();
    }

    private static int version(StoredBytes bytes, int first, int last) throws MalformedFunctionException {
        int version = bytes.unsignedByte();
        if (version < first) {
            throw new MalformedFunctionException("it is older than RethinkDB 1.16");
        }
        if (version > last) {
            throw new MalformedFunctionException("its version is newer than RethinkDB 2.4, or damaged");
        }
        return version;
    }

    private void function() throws MalformedFunctionException {
        if (bytes.unsignedByte() != 0) {
            throw new MalformedFunctionException("it is not ReQL");
        }
        captured();
        int parameters = bytes.count(Long.BYTES);
        for (int i = 0; i < parameters; i++) {
            bytes.longNumber();
        }
        body();
        if (version < VERSION_2_1) {
            bytes.part(bytes.intNumber());
        } else {
            bytes.intNumber();
        }
    }

    /** Variables from around the function with their values, and the row that {@code r.row} would mean there. */
    private void captured() throws MalformedFunctionException {
        int variables = bytes.count(Long.BYTES);
        for (int i = 0; i < variables; i++) {
            bytes.longNumber();
            StoredValue.walk(bytes);
        }
        int rows = bytes.intNumber();
        if (rows == 1 && bytes.flag()) {
            StoredValue.walk(bytes);
        }
    }

    private void body() throws MalformedFunctionException {
        StoredBytes body = bytes.part(bytes.intNumber());
        if (version < VERSION_2_2) {
            StoredMessage.check(body);
            return;
        }
        if (body.remaining() == 0) {
            throw new MalformedFunctionException("it has no body");
        }
        byte[] json = body.part(body.remaining() - 1L).rest();
        if (body.unsignedByte() != 0) {
            throw new MalformedFunctionException("its body has no end");
        }
        StoredTerm.check(json);
    }
}

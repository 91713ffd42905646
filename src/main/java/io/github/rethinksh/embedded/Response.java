package io.github.rethinksh.embedded;

import java.util.List;

/** Responses as JSON, with the keys in the order in which the server writes them. */
final class Response {
    static final int SEQUENCE_FEED = 1;
    static final int ATOM_FEED = 2;
    static final int INCLUDES_STATES = 5;

    private static final int SUCCESS_ATOM = 1;
    private static final int SUCCESS_SEQUENCE = 2;
    private static final int SUCCESS_PARTIAL = 3;
    private static final int WAIT_COMPLETE = 4;
    private static final int SERVER_INFO = 5;
    private static final int CLIENT_ERROR = 16;
    private static final int COMPILE_ERROR = 17;
    private static final int RUNTIME_ERROR = 18;

    private Response() {}

    static byte[] atom(Datum value) {
        return open(SUCCESS_ATOM).write(value).raw("]}").toBytes();
    }

    static byte[] waitComplete() {
        return open(WAIT_COMPLETE).raw("]}").toBytes();
    }

    static byte[] serverInfo(Datum info) {
        return open(SERVER_INFO).write(info).raw("]}").toBytes();
    }

    static byte[] lastRows(byte[] rows, List<Datum> notes) {
        return rows(SUCCESS_SEQUENCE, rows, notes);
    }

    static byte[] moreRowsFollow(byte[] rows, List<Datum> notes) {
        return rows(SUCCESS_PARTIAL, rows, notes);
    }

    static byte[] clientError(String text) {
        return open(CLIENT_ERROR).writeString(text).raw("],\"b\":[]}").toBytes();
    }

    static byte[] error(ReqlError error) {
        List<Datum> backtrace = error.backtrace();
        JsonWriter out = error.type() == ErrorType.COMPILE
                ? open(COMPILE_ERROR)
                : new JsonWriter()
                        .raw("{\"t\":" + RUNTIME_ERROR + ",\"e\":"
                                + error.type().number() + ",\"r\":[");
        return out.writeString(error.getMessage())
                .raw("],\"b\":")
                .write(Datum.of(backtrace))
                .raw("}")
                .toBytes();
    }

    private static byte[] rows(int type, byte[] rows, List<Datum> notes) {
        return open(type)
                .raw(rows)
                .raw("],\"n\":")
                .write(Datum.of(notes))
                .raw("}")
                .toBytes();
    }

    private static JsonWriter open(int type) {
        return new JsonWriter().raw("{\"t\":" + type + ",\"r\":[");
    }
}

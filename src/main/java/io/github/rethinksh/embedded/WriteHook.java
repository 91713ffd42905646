package io.github.rethinksh.embedded;

import java.util.Map;

/** A function that every write to a table passes through. */
record WriteHook(StoredFunction function, ObjectDatum blob) {
    private static final int PARAMETERS = 3;

    static WriteHook of(StoredFunction function) {
        requireParameters(function);
        return new WriteHook(function, PseudoTypes.binary(FunctionBlob.encodeHook(function)));
    }

    static WriteHook of(ObjectDatum blob) {
        StoredFunction function = FunctionBlob.decodeHook(PseudoTypes.bytes(blob));
        if (function != null) {
            requireParameters(function);
        }
        return new WriteHook(function, blob);
    }

    /** What {@code get_write_hook} answers. */
    Datum status() {
        String body = function == null ? "function() { return non-printable; }" : QueryText.function(function);
        return ObjectDatum.of(Map.of("function", blob, "query", Datum.of("setWriteHook(" + body + ")")));
    }

    private static void requireParameters(StoredFunction function) {
        if (function.parameters().size() != PARAMETERS) {
            throw ReqlError.logic("Write hook functions must expect 3 arguments.");
        }
    }
}

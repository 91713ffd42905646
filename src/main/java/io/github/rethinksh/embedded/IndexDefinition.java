package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A secondary index without its name. The blob, a BINARY, is what clients copy from server to server, so it is kept
 * byte for byte.
 *
 * @param function null when the blob holds a function that cannot be run here
 */
record IndexDefinition(StoredFunction function, ObjectDatum blob, boolean multi, boolean geo) {
    static IndexDefinition of(StoredFunction function, boolean multi, boolean geo) {
        return new IndexDefinition(
                function, PseudoTypes.binary(FunctionBlob.encodeIndex(function, multi, geo)), multi, geo);
    }

    IndexDefinition withFlags(boolean newMulti, boolean newGeo) {
        byte[] copy = PseudoTypes.bytes(blob);
        copy[copy.length - 2] = (byte) (newMulti ? 1 : 0);
        copy[copy.length - 1] = (byte) (newGeo ? 1 : 0);
        return new IndexDefinition(function, PseudoTypes.binary(copy), newMulti, newGeo);
    }

    /** Whether rows can be read in its order here. */
    boolean isReadable() {
        return function != null && !geo;
    }

    /** What {@code index_status} answers for it. */
    Datum status(String name) {
        return ObjectDatum.of(Map.of(
                "function", blob,
                "geo", Datum.of(geo),
                "index", Datum.of(name),
                "multi", Datum.of(multi),
                "outdated", Datum.FALSE,
                "query", Datum.of(queryText(name)),
                "ready", Datum.TRUE));
    }

    private String queryText(String name) {
        List<String> flags = new ArrayList<>();
        if (multi) {
            flags.add("multi: true");
        }
        if (geo) {
            flags.add("geo: true");
        }
        String options = flags.isEmpty() ? "" : ", {" + String.join(", ", flags) + "}";
        String body = function == null ? "function() { return non-printable; }" : QueryText.function(function);
        return "indexCreate('" + name + "', " + body + options + ")";
    }
}

package io.github.rethinksh.cluster;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.IndexDefinition;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.model.WriteHook;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * The binary functions of indexes and write hooks. They are the server's own serialization and are handed back as they
 * came; only the prefix is looked at, since a server takes the rest on trust.
 */
final class StoredFunction {
    private static final byte[] INDEX = "$reql_index_function$".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HOOK = "$reql_write_hook_function$".getBytes(StandardCharsets.US_ASCII);

    private StoredFunction() {}

    static byte[] ofIndex(TableName table, IndexDefinition index) {
        if (index.function() == null) {
            throw new ShellException(
                    ExitCode.FAILED,
                    "index " + index.name() + " of " + table
                            + " is known by name only, as exports before RethinkDB 1.16 are",
                    "Create it by hand, or import with --no-secondary-indexes");
        }
        return checked(index.function(), INDEX, "index " + index.name() + " of " + table);
    }

    static byte[] ofHook(TableName table, WriteHook hook) {
        return checked(hook.function(), HOOK, "the write hook of " + table);
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

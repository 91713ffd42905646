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
 * came. A server takes more on trust than it should: a wrong byte can bring it down, and its whole cluster. So only what
 * a server can have written is sent, whichever version it was.
 */
final class StoredFunction {
    private static final byte[] INDEX = "$reql_index_function$".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HOOK = "$reql_write_hook_function$".getBytes(StandardCharsets.US_ASCII);

    private static final String WITHOUT_INDEX = "Create it by hand, or import with --no-secondary-indexes";
    private static final String WITHOUT_HOOK = "Set it by hand, and take write_hook out of the .info file";

    private StoredFunction() {}

    static byte[] ofIndex(TableName table, IndexDefinition index) {
        String what = "index " + index.name() + " of " + table;
        if (index.function() == null) {
            throw new ShellException(
                    ExitCode.FAILED,
                    what + " is known by name only, as exports before RethinkDB 1.16 are",
                    WITHOUT_INDEX);
        }
        return checked(index.function(), INDEX, what, StoredLayout::checkIndex);
    }

    static byte[] ofHook(TableName table, WriteHook hook) {
        return checked(hook.function(), HOOK, "the write hook of " + table, StoredLayout::checkHook);
    }

    /** What looks at the bytes behind the prefix. */
    private interface Check {
        void accept(StoredBytes bytes) throws MalformedFunctionException;
    }

    private static byte[] checked(String base64, byte[] prefix, String what, Check check) {
        try {
            // The server breaks the lines of its base64, which the plain decoder refuses.
            byte[] function = Base64.getMimeDecoder().decode(base64 == null ? "" : base64);
            if (function.length < prefix.length || !Arrays.equals(prefix, Arrays.copyOf(function, prefix.length))) {
                throw new MalformedFunctionException(
                        "it does not begin with " + new String(prefix, StandardCharsets.US_ASCII));
            }
            check.accept(StoredBytes.of(Arrays.copyOfRange(function, prefix.length, function.length)));
            return function;
        } catch (IllegalArgumentException e) {
            throw malformed(what, prefix, "it is not base64", e);
        } catch (MalformedFunctionException e) {
            throw malformed(what, prefix, e.getMessage(), e);
        }
    }

    private static ShellException malformed(String what, byte[] prefix, String why, Exception cause) {
        return new ShellException(
                ExitCode.FAILED,
                what + " has a function that is not one of RethinkDB's: " + why,
                prefix == HOOK ? WITHOUT_HOOK : WITHOUT_INDEX,
                cause);
    }
}

package io.github.rethinksh.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rethinksh.archive.layout.WholeFile;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.JsonFailure;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.SmallFile;
import io.github.rethinksh.model.TableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Primary keys as the 2013 migration script takes them: {@code {"db.table": "key"}}. */
final class KeyMap {
    private static final int LARGEST = 16 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private KeyMap() {}

    /** Reads the keys from a file. */
    static SortedMap<TableName, String> load(Path file) {
        try {
            byte[] content = SmallFile.read(file, LARGEST);
            return parse(new String(content, StandardCharsets.UTF_8), file.toString());
        } catch (IOException e) {
            throw new ShellException(
                    ExitCode.USAGE,
                    "cannot read " + file + ": " + SmallFile.reason(e),
                    "Such a file is written by: pk --save FILE",
                    e);
        }
    }

    /**
     * Reads the keys.
     *
     * @param where where the text is from, for messages
     */
    static SortedMap<TableName, String> parse(String text, String where) {
        SortedMap<TableName, String> keys = new TreeMap<>();
        JsonNode map;
        try {
            map = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw malformed(where, JsonFailure.reason(e), e);
        }
        if (!map.isObject()) {
            throw malformed(where, "it is no object", null);
        }
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
            TableName table = TableName.parse(entry.getKey())
                    .orElseThrow(() -> malformed(where, "'" + entry.getKey() + "' is not DB.TABLE", null));
            if (!entry.getValue().isTextual()) {
                throw malformed(where, "the key of " + table + " is not a string", null);
            }
            keys.put(table, entry.getValue().textValue());
        }
        return keys;
    }

    /**
     * Writes keys such that they can be loaded again.
     *
     * @param overwrite whether a file that is there already is replaced
     */
    static void save(SortedMap<TableName, String> keys, Path file, boolean overwrite) {
        ObjectNode map = JSON.createObjectNode();
        keys.forEach((table, key) -> map.put(table.toString(), key));
        WholeFile.write(file, map.toPrettyString() + "\n", overwrite);
    }

    private static ShellException malformed(String where, String why, Exception cause) {
        return new ShellException(
                ExitCode.USAGE, where + " holds no primary keys: " + why, "Write {\"db.table\": \"key\", ...}", cause);
    }
}

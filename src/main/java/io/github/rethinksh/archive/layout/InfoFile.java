package io.github.rethinksh.archive.layout;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rethinksh.archive.format.Checksums;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.IndexDefinition;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableInfo;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.model.WriteHook;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/**
 * The {@code .info} file beside a table's data: one JSON object, what {@code table.info()} of the server says with the
 * index and write hook definitions put in. Names in it are not looked at: those of the path count, as for the official
 * import.
 */
public final class InfoFile {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private InfoFile() {}

    /**
     * Reads the content of an {@code .info} file.
     *
     * @param table the table's name by the path of the file
     * @param location what to call the file in messages
     * @return the definition, with a null primary key when the file has none
     * @throws ShellException when the content is not what it should be
     */
    public static TableDefinition parse(TableName table, String location, byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString()
                    .strip();
            return TableInfo.parse(table, JSON.readTree(text), text);
        } catch (IOException e) {
            throw broken(location, FileFailure.reason(e), e);
        } catch (IllegalArgumentException e) {
            throw broken(location, e.getMessage(), e);
        }
    }

    /**
     * The content of the {@code .info} file of a table, with a line break at its end: the text that came from a server
     * or a file, or else the little that the official import needs.
     */
    public static byte[] content(TableDefinition table) {
        String text = table.info() == null ? minimal(table) : table.info();
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The SHA-256 of what of a definition is restored: primary key, indexes and write hook. What belongs to the cluster
     * that it comes from, such as ids and estimates, does not count.
     */
    public static String checksum(TableDefinition table) {
        ObjectNode all = JSON.createObjectNode();
        all.put("primary_key", table.primaryKey());
        ArrayNode indexes = all.putArray("indexes");
        table.indexes().stream()
                .sorted(Comparator.comparing(IndexDefinition::name))
                .forEach(index -> indexes.addArray()
                        .add(index.name())
                        .add(index.function())
                        .add(index.geo())
                        .add(index.multi())
                        .add(index.query()));
        WriteHook hook = table.writeHook();
        if (hook != null) {
            all.putArray("write_hook").add(hook.function()).add(hook.query());
        }
        return Checksums.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String minimal(TableDefinition table) {
        if (table.primaryKey() == null) {
            throw new ShellException(
                    ExitCode.FAILED,
                    "the primary key of " + table.name() + " is not known",
                    "Set it with: pk " + table.name() + " FIELD");
        }
        ObjectNode info = JSON.createObjectNode();
        info.putObject("db").put("name", table.name().database()).put("type", "DB");
        info.putArray("indexes");
        info.put("name", table.name().table());
        info.put("primary_key", table.primaryKey());
        info.put("type", "TABLE");
        info.putNull("write_hook");
        return info.toString();
    }

    private static ShellException broken(String location, String reason, Exception cause) {
        return new ShellException(ExitCode.FAILED, location + " cannot be understood: " + reason, null, cause);
    }
}

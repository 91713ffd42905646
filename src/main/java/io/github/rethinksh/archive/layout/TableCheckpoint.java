package io.github.rethinksh.archive.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far the data file of a table has come: a small file beside it, {@code TABLE.checkpoint}, that is replaced at once.
 *
 * @param tableId the id that the cluster gave the table: a table that was dropped and made anew has another one, and so
 *     has every table of another cluster
 * @param file the name of the data file, which tells its format
 * @param fields the fields that are kept; empty for all
 * @param bytes how much of the file is safely on disk, up to the end of a document
 * @param rows how many documents that are
 * @param lastKey the primary key of the last of them, as JSON text
 * @param sha256 the SHA-256 of so much of the file, in lower-case hexadecimal digits
 */
record TableCheckpoint(
        String tableId, String file, List<String> fields, long bytes, long rows, String lastKey, String sha256) {
    private static final int FORMAT = 2;
    private static final String ENDING = ".checkpoint";
    private static final ObjectMapper JSON = new ObjectMapper();

    TableCheckpoint {
        fields = List.copyOf(fields);
    }

    /** Where the checkpoint of a table lies. */
    static Path path(Path database, String table) {
        return database.resolve(table + ENDING);
    }

    /** The same table further on. */
    TableCheckpoint at(long length, long documents, String key, String hash) {
        return new TableCheckpoint(tableId, file, fields, length, documents, key, hash);
    }

    void write(Path path) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT);
        root.put("table_id", tableId);
        root.put("file", file);
        ArrayNode names = root.putArray("fields");
        fields.forEach(names::add);
        root.put("bytes", bytes);
        root.put("rows", rows);
        root.put("last_key", lastKey);
        root.put("sha256", sha256);
        PartialFile.write(path, (root + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Reads one; empty when there is none. */
    static Optional<TableCheckpoint> read(Path path) {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            JsonNode root = JSON.readTree(Directory.content(path));
            if (root.path("format").asInt() != FORMAT) {
                throw new IllegalArgumentException("it is of a format that this version does not know");
            }
            List<String> fields = new ArrayList<>();
            root.required("fields").forEach(field -> fields.add(field.asText()));
            return Optional.of(new TableCheckpoint(
                    root.required("table_id").asText(),
                    root.required("file").asText(),
                    fields,
                    root.required("bytes").asLong(),
                    root.required("rows").asLong(),
                    root.required("last_key").asText(),
                    root.required("sha256").asText()));
        } catch (IOException | IllegalArgumentException e) {
            throw new ShellException(
                    ExitCode.FAILED,
                    path + " is broken: " + FileFailure.reason(e),
                    "Begin the table anew: leave --resume out.",
                    e);
        }
    }
}

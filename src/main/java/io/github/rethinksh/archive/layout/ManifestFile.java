package io.github.rethinksh.archive.layout;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The manifest as a file: one JSON object, indented, always in the same order. Its name has an ending that the official
 * tools do not look at, so that they read an export that has one. Fields that are not known are left alone.
 */
public final class ManifestFile {
    /** The name of the file, at the top of the export. */
    public static final String NAME = "rethinksh.manifest";

    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ManifestFile() {}

    /** The content of the file. */
    public static byte[] content(Manifest manifest) {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT);
        root.put("tool", manifest.tool());
        root.put("server", manifest.server());
        root.put("started", text(manifest.started()));
        root.put("finished", text(manifest.finished()));
        ArrayNode tables = root.putArray("tables");
        manifest.tables().forEach(table -> write(table, tables.addObject()));
        ArrayNode pending = root.putArray("pending");
        manifest.pending().forEach(table -> pending.add(table.toString()));
        ObjectNode keys = root.putObject("primary_keys");
        manifest.primaryKeys().forEach(keys::put);
        return indented(root);
    }

    /**
     * Reads the content of the file.
     *
     * @param location what to call the file in messages
     * @throws ShellException when it is broken, or of a format newer than this program
     */
    public static Manifest parse(String location, byte[] content) {
        try {
            JsonNode root = JSON.readTree(content);
            int format = root.path("format").asInt();
            if (format > FORMAT) {
                throw new ShellException(
                        ExitCode.FAILED,
                        location + " is of format " + format + "; this version reads format " + FORMAT,
                        "It was written by a newer version: use that one.");
            }
            return manifest(root);
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            throw new ShellException(
                    ExitCode.FAILED,
                    location + " is broken: " + FileFailure.reason(e),
                    "Without this file the export can be read as one of another tool, but not be verified.",
                    e);
        }
    }

    private static void write(WrittenTable table, ObjectNode node) {
        node.put("table", table.name().toString());
        node.put("primary_key", table.primaryKey());
        node.put("file", table.file());
        node.put("rows", table.rows());
        node.put("bytes", table.bytes());
        node.put("sha256", table.sha256());
        if (table.content() != null) {
            node.put("content", table.content());
        }
        if (table.definition() != null) {
            node.put("definition", table.definition());
        }
    }

    private static byte[] indented(ObjectNode root) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        try {
            return (JSON.writer(printer).writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static Manifest manifest(JsonNode root) {
        List<WrittenTable> tables = new ArrayList<>();
        root.required("tables").forEach(node -> tables.add(table(node)));
        List<TableName> pending = new ArrayList<>();
        root.path("pending").forEach(node -> pending.add(name(node)));
        SortedMap<String, String> keys = new TreeMap<>();
        root.path("primary_keys")
                .properties()
                .forEach(key -> keys.put(key.getKey(), key.getValue().asText()));
        return new Manifest(
                root.path("tool").textValue(),
                root.path("server").textValue(),
                instant(root.path("started")),
                instant(root.path("finished")),
                tables,
                pending,
                keys);
    }

    private static WrittenTable table(JsonNode node) {
        return new WrittenTable(
                name(node.required("table")),
                node.path("primary_key").textValue(),
                node.required("file").asText(),
                node.required("rows").asLong(),
                node.required("bytes").asLong(),
                node.required("sha256").asText(),
                node.path("content").textValue(),
                node.path("definition").textValue());
    }

    private static TableName name(JsonNode node) {
        return TableName.parse(node.asText())
                .orElseThrow(() -> new IllegalArgumentException(node + " is not the name of a table"));
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }

    private static Instant instant(JsonNode node) {
        return node.isTextual() ? Instant.parse(node.textValue()) : null;
    }
}

package io.github.rethinksh.archive.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rethinksh.archive.ImportCheckpoint;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.SmallFile;
import io.github.rethinksh.model.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The file that keeps how far an import has come. It lies beside what is imported, or in the working directory where
 * that cannot be written to. Its name begins with a dot, and no export is looked for in such files.
 */
public final class ImportCheckpointFile {
    private static final String ENDING = ".rethinksh-import";
    private static final int FORMAT = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    private ImportCheckpointFile(Path file) {
        this.file = file;
    }

    /** The file for the import of a path: where there is one, or where it can be written. */
    public static ImportCheckpointFile of(Path source, Path workingDirectory) {
        Path whole = source.toAbsolutePath().normalize();
        String name = "." + Directory.name(whole) + ENDING;
        Path beside = whole.resolveSibling(name);
        Path here = workingDirectory.resolve(name);
        boolean there = Files.exists(beside)
                || (!Files.exists(here)
                        && Files.isWritable(beside.toAbsolutePath().getParent()));
        return new ImportCheckpointFile(there ? beside : here);
    }

    /** Where it is. */
    public Path path() {
        return file;
    }

    /**
     * What it says; empty when there is no file.
     *
     * @throws ShellException when it cannot be read or makes no sense
     */
    public Optional<ImportCheckpoint> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode root = JSON.readTree(SmallFile.read(file, Directory.LARGEST));
            int format = root.path("format").asInt();
            if (format != FORMAT) {
                throw new IllegalArgumentException("it is of format " + format + ", and this version reads " + FORMAT);
            }
            return Optional.of(checkpoint(root));
        } catch (IOException | IllegalArgumentException e) {
            throw new ShellException(
                    ExitCode.FAILED,
                    "the checkpoint " + file + " cannot be read: " + FileFailure.reason(e),
                    "Import without --resume; --conflict skip leaves what is in as it is",
                    e);
        }
    }

    /**
     * Replaces what is there, at once.
     *
     * @throws ShellException when it cannot be written
     */
    public void write(ImportCheckpoint checkpoint) {
        try {
            PartialFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree(checkpoint)));
        } catch (IOException e) {
            throw FileFailure.writing(file, e);
        }
    }

    /** Removes it: there is nothing to go on with. */
    public void delete() {
        // A name that is too long for a file of it to be there is too long to be removed.
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw FileFailure.writing(file, e);
        }
    }

    private static ObjectNode tree(ImportCheckpoint checkpoint) {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT);
        ObjectNode source = root.putObject("source");
        source.put("path", checkpoint.source().path());
        source.put("started", checkpoint.source().started());
        put(source.putObject("files"), checkpoint.source().files());
        put(source.putObject("definitions"), checkpoint.source().definitions());
        put(root.putArray("servers"), checkpoint.servers());
        put(root.putObject("terms"), checkpoint.terms());
        put(root.putArray("created_databases"), checkpoint.databases());
        put(
                root.putArray("created_tables"),
                checkpoint.created().stream().map(TableName::toString).toList());
        ArrayNode tables = root.putArray("tables");
        checkpoint.tables().forEach(table -> put(tables.addObject(), table));
        return root;
    }

    private static void put(ObjectNode node, SortedMap<String, String> map) {
        map.forEach(node::put);
    }

    private static void put(ArrayNode node, List<String> texts) {
        texts.forEach(node::add);
    }

    private static void put(ObjectNode node, ImportCheckpoint.Table table) {
        node.put("table", table.name().toString());
        node.put("id", table.id());
        put(node.putArray("kept_indexes"), table.keptIndexes());
        node.put("documents", table.documents());
        node.put("complete", table.complete());
        node.put("inserted", table.inserted());
        node.put("replaced", table.replaced());
        node.put("unchanged", table.unchanged());
        node.put("skipped", table.skipped());
        node.put("rejected", table.rejected());
        table.firstRejection().ifPresent(reason -> node.put("first_rejection", reason));
        node.put("bytes", table.bytes());
    }

    private static ImportCheckpoint checkpoint(JsonNode root) {
        JsonNode source = root.required("source");
        List<ImportCheckpoint.Table> tables = new ArrayList<>();
        root.required("tables").forEach(node -> tables.add(table(node)));
        return new ImportCheckpoint(
                new ImportCheckpoint.Source(
                        source.required("path").asText(),
                        source.path("started").asText(),
                        map(source.required("files")),
                        map(source.required("definitions"))),
                texts(root.required("servers")),
                map(root.required("terms")),
                texts(root.required("created_databases")),
                texts(root.required("created_tables")).stream()
                        .map(ImportCheckpointFile::name)
                        .toList(),
                tables);
    }

    private static ImportCheckpoint.Table table(JsonNode node) {
        return new ImportCheckpoint.Table(
                name(node.required("table").asText()),
                node.path("id").asText(),
                texts(node.path("kept_indexes")),
                node.required("documents").asLong(),
                node.required("complete").asBoolean(),
                node.required("inserted").asLong(),
                node.required("replaced").asLong(),
                node.required("unchanged").asLong(),
                node.required("skipped").asLong(),
                node.required("rejected").asLong(),
                Optional.ofNullable(node.path("first_rejection").textValue()),
                node.required("bytes").asLong());
    }

    private static TableName name(String text) {
        return TableName.parse(text)
                .orElseThrow(() -> new IllegalArgumentException(text + " is not the name of a table"));
    }

    private static List<String> texts(JsonNode nodes) {
        List<String> texts = new ArrayList<>();
        nodes.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static SortedMap<String, String> map(JsonNode node) {
        SortedMap<String, String> map = new TreeMap<>();
        node.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }
}

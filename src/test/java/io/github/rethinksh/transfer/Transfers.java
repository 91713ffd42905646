package io.github.rethinksh.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.layout.Archives;
import io.github.rethinksh.archive.layout.OfficialDirectoryTarget;
import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.cluster.Conflict;
import io.github.rethinksh.cluster.ReadMode;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes exports by hand and runs whole exports and imports with the options that tests do not care about. */
final class Transfers {
    static final TransferListener NOBODY = event -> {};

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T10:15:30Z"));
    private static final ObjectMapper JSON = new ObjectMapper();

    private Transfers() {}

    static TableName name(String text) {
        return TableName.parse(text).orElseThrow();
    }

    static ImportOptions options(Conflict conflict) {
        return options(conflict, 2);
    }

    /** However many documents are rejected. */
    private static ImportOptions options(Conflict conflict, int clients) {
        MaxErrors all = conflict == Conflict.ERROR ? MaxErrors.parse("100%") : MaxErrors.NONE;
        return new ImportOptions(conflict, clients, false, true, new TroubleOptions(all, null, false));
    }

    /** Writes a table of an export as the official tools do, a document a line. */
    static void table(Path directory, String name, String key, List<String> documents) {
        table(directory, name, "{\"primary_key\":\"" + key + "\",\"indexes\":[],\"write_hook\":null}", documents, "");
    }

    /** The same with the whole {@code .info} object, and with something behind the last document. */
    static void table(Path directory, String name, String info, List<String> documents, String rest) {
        Path file = directory.resolve(name.replace('.', '/'));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file.resolveSibling(file.getFileName() + ".info"), info);
            Files.writeString(
                    file.resolveSibling(file.getFileName() + ".ndjson"), String.join("\n", documents) + "\n" + rest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ImportResult load(Cluster cluster, Path path) {
        return load(cluster, path, null);
    }

    static ImportResult load(Cluster cluster, Path path, Conflict conflict) {
        return load(cluster, path, options(conflict), Renames.parse(List.of()), Selection.everything());
    }

    static ImportResult load(Cluster cluster, Path path, ImportOptions options, Renames renames, Selection selection) {
        try (ArchiveSource source = Archives.open(path)) {
            CancellationToken token = new CancellationToken();
            ImportPlan plan =
                    new ImportPlanner(cluster, Map.of(), renames, options).plan(source, selection, token, NOBODY);
            return new Importer(cluster, options, token, NOBODY).run(plan);
        }
    }

    /** Imports everything with one connection, heard and perhaps cancelled by the test. */
    static ImportResult load(
            Cluster cluster, Path path, Conflict conflict, CancellationToken token, TransferListener listener) {
        return load(cluster, path, options(conflict, 1), token, listener);
    }

    /** The same with these options. */
    static ImportResult load(
            Cluster cluster, Path path, ImportOptions options, CancellationToken token, TransferListener listener) {
        try (ArchiveSource source = Archives.open(path)) {
            ImportPlan plan = new ImportPlanner(cluster, Map.of(), Renames.parse(List.of()), options)
                    .plan(source, Selection.everything(), token, NOBODY);
            return new Importer(cluster, options, token, listener).run(plan);
        }
    }

    static ExportResult export(Cluster cluster, Path path) {
        return export(cluster, path, new CancellationToken(), NOBODY);
    }

    /** Exports all tables that the export does not hold yet, one after another. */
    static ExportResult export(Cluster cluster, Path path, CancellationToken token, TransferListener listener) {
        return export(cluster, path, new ExportOptions(1, ReadMode.SINGLE, Rate.UNLIMITED, 0), token, listener);
    }

    /** The same with these options. */
    static ExportResult export(
            Cluster cluster, Path path, ExportOptions options, CancellationToken token, TransferListener listener) {
        return export(
                cluster, OfficialDirectoryTarget.open(path, DocumentFormat.JSON), false, options, token, listener);
    }

    /** The same into a target, which goes on with what is there or not. */
    static ExportResult export(
            Cluster cluster,
            OfficialDirectoryTarget target,
            boolean resume,
            ExportOptions options,
            CancellationToken token,
            TransferListener listener) {
        Manifest manifest =
                target.manifest().orElseGet(() -> Manifest.start("test", cluster.serverVersion(), CLOCK.instant()));
        Catalog catalog = cluster.catalog();
        List<TableName> wanted = Catalog.tables(catalog.tree()).stream()
                .filter(table -> manifest.table(table).isEmpty())
                .toList();
        List<TableDefinition> definitions = catalog.definitions(wanted);
        if (resume) {
            target.resume(definitions, token::throwIfCancelled);
        }
        return new Exporter(cluster, target, manifest, options, CLOCK)
                .run(definitions, List.copyOf(catalog.tree().keySet()), token, listener);
    }

    static Manifest manifest(Path export) {
        return OfficialDirectoryTarget.open(export, DocumentFormat.JSON)
                .manifest()
                .orElseThrow();
    }

    /** The documents of a table that the export holds as an array. */
    static List<JsonNode> exported(Path export, String table) {
        try {
            List<JsonNode> documents = new ArrayList<>();
            JSON.readTree(export.resolve(table.replace('.', '/') + ".json").toFile())
                    .forEach(documents::add);
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents of a table in the order of its key {@code id}, as the server writes them. */
    static List<String> documents(Cluster cluster, String table) {
        return cluster.catalog().peek(name(table), "id", 1_000_000);
    }
}

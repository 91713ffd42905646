package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.Layout;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Recognises and lists the directory of the 2013 migration script: a directory for each database, in it a file named
 * like each table, with a document a line and nothing else. Names with a leading dot are ignored, as the script did.
 */
final class MigrationDirectory {
    private MigrationDirectory() {}

    /**
     * Whether it has the shape, and text that can be documents: any directory of directories would do otherwise, for
     * the layout has no mark of its own.
     */
    static boolean recognises(Path directory) {
        List<Path> databases = visible(directory).filter(Files::isDirectory).toList();
        List<Path> files =
                databases.stream().flatMap(MigrationDirectory::visible).toList();
        return !databases.isEmpty()
                && files.stream().allMatch(Files::isRegularFile)
                && (files.stream().allMatch(file -> Directory.size(file) == 0)
                        || files.stream().anyMatch(MigrationDirectory::startsWithDocument));
    }

    static ArchiveSource open(Path directory) {
        ContentsCollector collector = new ContentsCollector();
        List<SourceTable> tables = new ArrayList<>();
        visible(directory).forEach(child -> {
            String name = Directory.name(child);
            if (!Files.isDirectory(child)) {
                collector.note(name + " is left out: it belongs to no database");
            } else if (collector.database(name, name)) {
                visible(child).forEach(file -> table(file, collector).ifPresent(tables::add));
            }
        });
        Contents contents = collector.contents();
        return new DirectorySource(
                directory,
                Layout.MIGRATION,
                new Contents(contents.databases(), tables, List.of(), Optional.empty(), contents.notes()),
                CsvReading.OFFICIAL);
    }

    private static Optional<SourceTable> table(Path file, ContentsCollector collector) {
        String name = Directory.name(file);
        String database = Directory.name(file.getParent());
        String location = database + "/" + name;
        Optional<TableName> table = collector.table(database, name, location);
        return table.map(found -> new SourceTable(
                TableDefinition.plain(found, null), location, DocumentFormat.NDJSON, Directory.size(file), -1));
    }

    private static Stream<Path> visible(Path directory) {
        return Directory.children(directory).stream()
                .filter(child -> !Directory.name(child).startsWith("."));
    }

    private static boolean startsWithDocument(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(64), StandardCharsets.UTF_8).strip();
            return start.startsWith("{");
        } catch (IOException e) {
            throw FileFailure.reading(file, e);
        }
    }
}

package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.archive.Layout;
import io.github.rethinksh.model.TableName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Recognises and lists the directory of {@code rethinkdb export}. */
final class OfficialDirectory {
    private OfficialDirectory() {}

    /**
     * Whether it holds a manifest or the {@code .info} file of a table, or else data of tables and nothing that lies
     * deeper: a tree with {@code .json} files somewhere in it is something else.
     */
    static boolean recognises(Path directory) {
        if (Files.exists(directory.resolve(ManifestFile.NAME))) {
            return true;
        }
        List<Path> files = Directory.children(directory).stream()
                .filter(Files::isDirectory)
                .flatMap(database -> Directory.children(database).stream())
                .toList();
        return files.stream().anyMatch(file -> kind(file) == FileKind.INFO)
                || (files.stream().anyMatch(file -> kind(file) != FileKind.OTHER)
                        && files.stream().noneMatch(Files::isDirectory));
    }

    static ArchiveSource open(Path directory, CsvReading csv) {
        ContentsCollector collector = new ContentsCollector();
        for (Path child : Directory.children(directory)) {
            String name = Directory.name(child);
            if (name.equals(ManifestFile.NAME)) {
                collector.manifest(child.toString(), Directory.content(child));
            } else if (!Files.isDirectory(child) && !name.equals(WorkLock.IN_DIRECTORY)) {
                collector.note(name + " is left out: it belongs to no database");
            } else if (Files.isDirectory(child) && collector.database(name, name)) {
                collect(child, collector);
            }
        }
        return new DirectorySource(directory, Layout.OFFICIAL, collector.contents(), csv);
    }

    private static FileKind kind(Path file) {
        return FileKind.of(FileKind.withoutCompression(Directory.name(file)));
    }

    private static void collect(Path database, ContentsCollector collector) {
        for (Path file : Directory.children(database)) {
            String name = Directory.name(file);
            String location = Directory.name(database) + "/" + name;
            FileKind kind = kind(file);
            if (kind == FileKind.OTHER || !Files.isRegularFile(file)) {
                collector.note(location + " is left out: it is no file of an official export");
                continue;
            }
            Optional<TableName> table =
                    collector.table(Directory.name(database), kind.table(FileKind.withoutCompression(name)), location);
            if (table.isEmpty()) {
                continue;
            }
            if (kind == FileKind.INFO) {
                collector.info(table.get(), location, Directory.content(file));
            } else {
                collector.data(table.get(), kind, location, Directory.size(file));
            }
        }
    }
}

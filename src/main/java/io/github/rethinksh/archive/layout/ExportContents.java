package io.github.rethinksh.archive.layout;

import io.github.rethinksh.model.TableName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the names of files alone tell of an export: for somebody who types and does not wait. */
public final class ExportContents {
    private ExportContents() {}

    /** The tables in a directory, in order; none for an archive, which would have to be read for that. */
    public static List<TableName> tables(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        boolean official = OfficialDirectory.recognises(path);
        return Directory.children(path).stream()
                .filter(Files::isDirectory)
                .flatMap(database -> Directory.children(database).stream())
                .flatMap(file -> (official ? official(file) : migrated(file)).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static Optional<TableName> official(Path file) {
        String name = FileKind.withoutCompression(Directory.name(file));
        FileKind kind = FileKind.of(name);
        return kind == FileKind.OTHER ? Optional.empty() : table(file, kind.table(name));
    }

    private static Optional<TableName> migrated(Path file) {
        return table(file, Directory.name(file));
    }

    private static Optional<TableName> table(Path file, String table) {
        return TableName.parse(Directory.name(file.getParent()) + "." + table);
    }
}

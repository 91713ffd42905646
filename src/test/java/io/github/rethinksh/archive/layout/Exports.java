package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.model.DocumentBatch;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads exports in tests, and writes the files of one. */
final class Exports {
    static final String INFO = "{\"primary_key\": \"id\", \"indexes\": [], \"write_hook\": null}\n";

    private Exports() {}

    /** One of the samples that the tools themselves wrote. */
    static Path sample(String name) throws URISyntaxException {
        return Path.of(Exports.class.getResource("/archive").toURI()).resolve(name);
    }

    static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    static SourceTable table(ArchiveSource source, String name) {
        return source.tables().stream()
                .filter(table -> table.name().toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<String> names(ArchiveSource source) {
        return source.tables().stream().map(table -> table.name().toString()).toList();
    }

    static List<String> documents(ArchiveSource source, String table) {
        try (DocumentReader reader = source.open(table(source, table))) {
            return documents(reader);
        }
    }

    static List<String> documents(DocumentReader reader) {
        List<String> documents = new ArrayList<>();
        for (DocumentBatch batch = reader.next(1000, 10); batch != null; batch = reader.next(1000, 10)) {
            for (int i = 0; i < batch.size(); i++) {
                documents.add(batch.text(i));
            }
        }
        return documents;
    }
}

package io.github.rethinksh.archive.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportNamesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:15:30.5Z");

    private final ExportNames names = new ExportNames(InstantSource.fixed(NOW), ZoneOffset.ofHours(2));

    @TempDir
    private Path directory;

    @Test
    void shouldNameByLocalTimeWithoutColons() {
        assertThat(names.newDirectory()).isEqualTo("rethinkdb_export_2026-11-21T10-15-30");
        assertThat(names.newDump()).isEqualTo("rethinkdb_dump_2026-11-21T10-15-30");
    }

    @Test
    void shouldFindCandidatesTheNewestLast() throws IOException {
        Path named = Files.createDirectory(directory.resolve("rethinkdb_export_before_the_move"));
        Files.setLastModifiedTime(named, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        Files.createDirectory(directory.resolve("rethinkdb_export_2026-11-21T10-15-30"));
        Files.createDirectory(directory.resolve("rethinkdb_export_2013-03-14T20:49:59-07:00_23642"));
        Files.createDirectory(directory.resolve("rethinkdb_export_2026-11-21T10:15:29_partial_x7"));
        Files.createFile(directory.resolve("rethinkdb_dump_2021-06-07T08:09:10.tar.gz"));
        Files.createFile(directory.resolve("rethinkdb_dump_2021-06-07T08:09:10.log"));
        Files.createFile(directory.resolve("rethinkdb_export_2026-11-21T10-15-31"));
        Files.createDirectory(directory.resolve("something_else"));

        assertThat(names.candidates(directory))
                .extracting(path -> path.getFileName().toString())
                .containsExactly(
                        "rethinkdb_export_2013-03-14T20:49:59-07:00_23642",
                        "rethinkdb_export_before_the_move",
                        "rethinkdb_dump_2021-06-07T08:09:10.tar.gz",
                        "rethinkdb_export_2026-11-21T10-15-30");
    }
}

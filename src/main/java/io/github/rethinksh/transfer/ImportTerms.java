package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.ImportCheckpoint;
import io.github.rethinksh.archive.Layout;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.layout.InfoFile;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** What has to be the same for an import to be gone on with. */
final class ImportTerms {
    private ImportTerms() {}

    /** What is imported, as it is now. */
    static ImportCheckpoint.Source source(ImportPlan plan) {
        ArchiveSource source = plan.source();
        SortedMap<String, String> files = new TreeMap<>();
        try {
            for (PlannedTable table : plan.tables()) {
                if (source.layout() == Layout.DUMP || source.layout() == Layout.FILE) {
                    files.put(source.path().getFileName().toString(), state(source.path()));
                } else {
                    String location = table.source().location();
                    files.put(location, state(source.path().resolve(location)));
                }
            }
        } catch (IOException e) {
            throw new ShellException(
                    ExitCode.FAILED,
                    source.path() + " cannot be read: " + e.getMessage(),
                    "See what there is of it with: inspect " + source.path(),
                    e);
        }
        return new ImportCheckpoint.Source(
                source.path().toAbsolutePath().normalize().toString(),
                source.manifest().map(Manifest::started).map(Instant::toString).orElse(""),
                files,
                definitions(plan));
    }

    private static SortedMap<String, String> definitions(ImportPlan plan) {
        SortedMap<String, String> definitions = new TreeMap<>();
        for (PlannedTable table : plan.tables()) {
            // The primary key, which may be set by hand, is one of the terms.
            definitions.put(
                    table.source().name().toString(),
                    InfoFile.checksum(table.target().withPrimaryKey(null)));
        }
        return definitions;
    }

    private static String state(Path file) throws IOException {
        return Files.size(file) + " bytes of " + Files.getLastModifiedTime(file);
    }

    /** What was asked for, each with its name. */
    static SortedMap<String, String> of(ImportPlan plan, ImportOptions options, String reading) {
        SortedMap<String, String> terms = new TreeMap<>();
        terms.put(
                "--conflict",
                options.conflict() == null
                        ? "not given"
                        : options.conflict().name().toLowerCase(Locale.ROOT));
        terms.put("--truncate", options.occupied() == Occupied.EMPTY ? "given" : "not given");
        terms.put("--only-new", options.occupied() == Occupied.LEAVE_OUT ? "given" : "not given");
        terms.put("--no-secondary-indexes", options.secondaryIndexes() ? "not given" : "given");
        terms.put(
                "--limit",
                plan.reduction().limit() < 0
                        ? "not given"
                        : "" + plan.reduction().limit());
        terms.put(
                "--fields",
                plan.reduction().fields().isEmpty()
                        ? "not given"
                        : String.join(",", plan.reduction().fields()));
        terms.put("the way the files are read", reading);
        for (PlannedTable table : plan.tables()) {
            terms.put(
                    "the target of " + table.source().name(),
                    "%s with the primary key %s"
                            .formatted(table.name(), table.target().primaryKey()));
        }
        return terms;
    }
}

package io.github.rethinksh.archive.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The default names of exports: those of the official tools, with hyphens for colons, which are no part of a file name
 * everywhere. Local time counts, as it does there.
 */
public final class ExportNames {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss");
    private static final Pattern CANDIDATE = Pattern.compile("rethinkdb_(export|dump)_.*");
    private static final Pattern STAMP = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d[:-]\\d\\d[:-]\\d\\d");
    private static final Pattern ARCHIVE = Pattern.compile(".*\\.(tar|tar\\.(gz|bz2|xz|zst)|tgz|tbz2|txz|tzst)");

    private final InstantSource clock;
    private final ZoneId zone;

    /** Names by this clock in this time zone. */
    public ExportNames(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /** The name of a new export directory, such as {@code rethinkdb_export_2026-11-21T10-15-30}. */
    public String newDirectory() {
        return "rethinkdb_export_" + now();
    }

    /** The name of a new dump archive without its ending, which is also the name of the top directory in it. */
    public String newDump() {
        return "rethinkdb_dump_" + now();
    }

    /** The name of a new directory for the documents that an import does not take. */
    public String newRejects() {
        return "rethinksh_rejected_" + now();
    }

    /**
     * The directories and archives here that have the name of an export, of any of the known tools, the newest last. The
     * time in the name counts, else that of the last change. What an official tool left half-written is not among them.
     */
    public List<Path> candidates(Path directory) {
        return Directory.children(directory).stream()
                .filter(ExportNames::isCandidate)
                .sorted(Comparator.comparing(this::time).thenComparing(Directory::name))
                .toList();
    }

    /** Whether this may be an export or an archive, by its name and by whether there is a manifest; nothing is opened. */
    public static boolean looksLikeExport(Path path) {
        return Files.isDirectory(path)
                ? isCandidate(path) || Files.exists(path.resolve(ManifestFile.NAME))
                : ARCHIVE.matcher(Directory.name(path)).matches();
    }

    private static boolean isCandidate(Path path) {
        String name = Directory.name(path);
        return CANDIDATE.matcher(name).matches()
                && !name.contains("_partial_")
                && (Files.isDirectory(path) || ARCHIVE.matcher(name).matches());
    }

    private LocalDateTime time(Path path) {
        Matcher stamp = STAMP.matcher(Directory.name(path));
        try {
            if (stamp.find()) {
                // The date has hyphens anyway; those of the time may be colons.
                return LocalDateTime.parse(stamp.group().replace(':', '-'), TIME);
            }
        } catch (DateTimeException e) {
            // It has the digits of a time but is none, such as one with a thirteenth month.
            return lastChange(path);
        }
        return lastChange(path);
    }

    private LocalDateTime lastChange(Path path) {
        try {
            return LocalDateTime.ofInstant(Files.getLastModifiedTime(path).toInstant(), zone);
        } catch (IOException e) {
            throw FileFailure.reading(path, e);
        }
    }

    private String now() {
        return LocalDateTime.ofInstant(clock.instant(), zone).format(TIME);
    }
}

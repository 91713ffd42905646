package io.github.rethinksh.session;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.FileFormat;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.layout.Archives;
import io.github.rethinksh.archive.layout.ExportNames;
import io.github.rethinksh.archive.layout.ManifestFile;
import io.github.rethinksh.archive.layout.OfficialDirectoryTarget;
import io.github.rethinksh.archive.layout.WorkLock;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Finds the export that a command works on: the session's, the one that is named, or the one that lies here. */
public final class ExportSets {
    /** Stands for the export of the session, also while its directory has no name yet. */
    static final Path OWN = Path.of("rethinksh.export.of.this.session");

    private final Session session;
    private final Path directory;
    private final Clock clock;

    /** For the commands of a session in a directory. */
    public ExportSets(Session session, Path directory, Clock clock) {
        this.session = session;
        this.directory = directory;
        this.clock = clock;
    }

    /** An export that can be added to, by nobody else until it is closed. */
    public record Open(OfficialDirectoryTarget target, Manifest manifest, WorkLock lock) implements AutoCloseable {
        @Override
        public void close() {
            lock.close();
        }
    }

    /**
     * Opens the export to add to: the path, else the export of the session, else a new directory here. One that lies
     * there already, with a manifest, is joined, and the primary keys that were set when it was written are set again.
     *
     * @param claim of the command, which comes to be one of the place too
     * @param path where to export to; null when nothing was said
     * @param format how the files of tables are written that are added
     * @param tool the name and version of this program
     * @param warning hears what keeps nothing from going on
     */
    public Open open(Claim claim, Path path, FileFormat format, String tool, String server, Consumer<String> warning) {
        Path place = path != null
                ? directory.resolve(path)
                : session.exportSet().map(ExportSet::path).orElseGet(this::fresh);
        claim.also(place);
        OfficialDirectoryTarget.prepare(place);
        WorkLock lock = WorkLock.ofExport(place, claim::also, warning);
        try {
            OfficialDirectoryTarget target = OfficialDirectoryTarget.open(place, format);
            Manifest manifest = target.manifest().orElseGet(() -> Manifest.start(tool, server, clock.instant()));
            restorePrimaryKeys(manifest);
            return new Open(target, withPrimaryKeys(manifest), lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Opens an export that is there, to go on with it: the path, else the export of the session, else the only one here.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when there is none
     */
    public Open reopen(
            Claim claim, Path path, FileFormat format, String tool, String server, Consumer<String> warning) {
        Path place = path == null ? source() : directory.resolve(path);
        if (!isBegun(place)) {
            throw new ShellException(
                    ExitCode.USAGE,
                    "there is no export of this program to go on with in " + place,
                    "Name the directory with --to DIR, or begin: leave --resume out.");
        }
        return open(claim, place, format, tool, server, warning);
    }

    /** Whether an export lies there that can be added to. */
    public boolean isBegun(Path place) {
        return Files.exists(place.resolve(ManifestFile.NAME));
    }

    /**
     * The manifest of something new that is exported now, with the primary keys that are set.
     *
     * @param tool the name and version of this program
     */
    public Manifest start(String tool, String server) {
        return withPrimaryKeys(Manifest.start(tool, server, clock.instant()));
    }

    private Manifest withPrimaryKeys(Manifest manifest) {
        TreeMap<String, String> keys = new TreeMap<>();
        session.primaryKeys().forEach((table, key) -> keys.put(table.toString(), key));
        return manifest.withPrimaryKeys(keys);
    }

    private Path fresh() {
        return directory.resolve(new ExportNames(clock, clock.getZone()).newDirectory());
    }

    /** Sets the keys of a manifest, except where the session has others by now. */
    public void restorePrimaryKeys(Manifest manifest) {
        TreeMap<TableName, String> keys = new TreeMap<>();
        manifest.primaryKeys().forEach((text, key) -> TableName.parse(text).ifPresent(table -> keys.put(table, key)));
        keys.keySet().removeAll(session.primaryKeys().keySet());
        session.setPrimaryKeys(keys, KeyOrigin.SET);
    }

    /**
     * Where to import from when no path is given: the export of the session, else the only one that lies here.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when there is none or more than one
     */
    public Path source() {
        if (session.exportSet().isPresent()) {
            return session.exportSet().get().path();
        }
        List<Path> found = new ExportNames(clock, clock.getZone()).candidates(directory);
        if (found.size() == 1) {
            return found.get(0);
        }
        String names = String.join(
                ", ", found.stream().map(path -> path.getFileName().toString()).toList());
        throw found.isEmpty()
                ? new ShellException(
                        ExitCode.USAGE,
                        "there is no export of this session and none in this directory",
                        "Name one: import PATH")
                : new ShellException(
                        ExitCode.USAGE, "there are several exports here: " + names, "Name one: import PATH");
    }

    /**
     * An export or dump that was found.
     *
     * @param tables how many tables it holds; null when it cannot be read
     * @param state complete, incomplete, without a manifest, or what is wrong with it
     */
    public record Found(String name, String layout, Integer tables, String state) {}

    /**
     * Keeps the other commands of the session away from an export.
     *
     * @param path where it is; null for the export of the session
     * @throws ShellException when one of them works on it
     */
    public Claim claim(Path path) {
        if (path != null) {
            return session.claim(List.of(directory.resolve(path)));
        }
        List<Path> own = new ArrayList<>(List.of(OWN));
        session.exportSet().map(ExportSet::path).ifPresent(own::add);
        return session.claim(own);
    }

    /** The exports and dumps in the session's directory, the oldest first. */
    public List<Found> all() {
        List<Found> all = new ArrayList<>();
        for (Path path : new ExportNames(clock, clock.getZone()).candidates(directory)) {
            all.add(look(path));
        }
        return all;
    }

    private static Found look(Path path) {
        String name = path.getFileName().toString();
        try (ArchiveSource source = Archives.open(path)) {
            String state = source.manifest()
                    .map(manifest -> manifest.complete() ? "complete" : "incomplete")
                    .orElse("no manifest");
            return new Found(name, source.layout().title(), source.tables().size(), state);
        } catch (ShellException e) {
            return new Found(name, null, null, e.getMessage());
        }
    }
}

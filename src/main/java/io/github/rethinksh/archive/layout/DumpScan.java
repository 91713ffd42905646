package io.github.rethinksh.archive.layout;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * One pass over a dump archive for names, sizes, {@code .info} files and the manifest. It refuses an archive in which a
 * table would be lost or doubled: one that is cut off, and entries where the official restore does not take them.
 */
final class DumpScan {
    private static final int LARGEST_INFO = 1 << 24;

    private final Path file;
    private final ContentsCollector collector = new ContentsCollector();
    private final Map<String, Integer> positions = new HashMap<>();
    private String top;
    private int position;

    private DumpScan(Path file) {
        this.file = file;
    }

    /**
     * What was found.
     *
     * @param contents tables and all, in the order of the archive
     * @param positions which entry of the archive the data at a location is, from 0
     */
    record Result(Contents contents, Map<String, Integer> positions) {}

    static Result of(Path file) {
        DumpScan scan = new DumpScan(file);
        try (TarStream tar = TarStream.open(file)) {
            for (TarArchiveEntry entry = tar.next(); entry != null; entry = tar.next()) {
                scan.take(entry, tar);
                scan.position++;
            }
            tar.checkPadding();
        } catch (IOException e) {
            throw FileFailure.reading(file, e);
        }
        return new Result(scan.collector.contents(), Map.copyOf(scan.positions));
    }

    private void take(TarArchiveEntry entry, TarStream tar) throws IOException {
        EntryName name = EntryName.parse(entry.getName());
        boolean manifest = name.isManifest();
        if (entry.isDirectory()) {
            if (name.depth() == 2) {
                collector.database(name.database(), entry.getName());
            }
        } else if (!manifest && name.kind() == FileKind.OTHER) {
            collector.note(entry.getName() + " is left out: it is no file of a dump");
        } else {
            check(entry, name, manifest);
            if (manifest) {
                collector.manifest(ManifestFile.NAME, content(entry, tar));
            } else {
                takeTableFile(entry, name, tar);
            }
        }
    }

    private void takeTableFile(TarArchiveEntry entry, EntryName name, TarStream tar) throws IOException {
        if (!collector.database(name.database(), entry.getName())) {
            return;
        }
        Optional<TableName> table = collector.table(name.database(), name.table(), entry.getName());
        if (table.isEmpty()) {
            return;
        }
        if (name.kind() == FileKind.INFO) {
            collector.info(table.get(), name.location(), content(entry, tar));
        } else {
            positions.put(name.location(), position);
            collector.data(table.get(), name.kind(), name.location(), entry.getSize());
        }
    }

    private void check(TarArchiveEntry entry, EntryName name, boolean manifest) {
        if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink() || entry.isSparse()) {
            throw refused(entry, "is not a plain file");
        }
        if (name.depth() != (manifest ? 2 : 3) || name.climbs()) {
            throw refused(entry, "does not lie where a dump has it, in TOP/DATABASE/TABLE.json");
        }
        if (entry.getSize() == 0 && name.kind() == FileKind.JSON) {
            throw refused(entry, "has no content at all: its writer died");
        }
        if (top != null && !top.equals(name.top())) {
            throw refused(
                    entry, "does not lie under " + top + " like the entries before it: there are two dumps in one");
        }
        top = name.top();
    }

    private static byte[] content(TarArchiveEntry entry, TarStream tar) throws IOException {
        if (entry.getSize() > LARGEST_INFO) {
            throw new IOException("the entry " + entry.getName() + " is larger than such a file can be");
        }
        return tar.readAllBytes();
    }

    private ShellException refused(TarArchiveEntry entry, String reason) {
        return new ShellException(
                ExitCode.FAILED,
                file + ": the entry " + entry.getName() + " " + reason,
                "Unpack the archive, set it right and import the directory.");
    }
}

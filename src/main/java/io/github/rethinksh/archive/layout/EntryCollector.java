package io.github.rethinksh.archive.layout;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.io.IOException;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * Takes the entries of one dump archive for what they are. An entry by which a table could be lost or doubled is
 * refused: one where the official restore does not take it, one that is no plain file, one that is empty.
 */
final class EntryCollector {
    private static final int LARGEST_INFO = 1 << 24;
    private static final int LARGEST_INFOS = 1 << 26;

    private final String archive;
    private final ContentsCollector contents = new ContentsCollector();
    private String top;
    private long infoBytes;

    /** A collector for an archive that goes by this name in messages. */
    EntryCollector(String archive) {
        this.archive = archive;
    }

    /** A file of a table, either its data, which is still to be read, or its {@code .info}, which was. */
    record TableFile(TableName table, FileKind kind, String location) {
        boolean isInfo() {
            return kind == FileKind.INFO;
        }
    }

    /** What was taken so far. */
    ContentsCollector contents() {
        return contents;
    }

    /** Takes the entry that the archive stands at; returns the file of a table that it is, if it is one. */
    Optional<TableFile> take(TarArchiveEntry entry, TarStream tar) throws IOException {
        EntryName name = EntryName.parse(entry.getName());
        if (entry.isDirectory()) {
            if (name.climbs() || name.depth() > 2) {
                contents.note(entry.getName() + " is left out: it is no directory of a dump");
            } else if (name.depth() == 2) {
                contents.database(name.database(), entry.getName());
            }
            return Optional.empty();
        }
        if (!name.isManifest() && name.kind() == FileKind.OTHER) {
            contents.note(entry.getName() + " is left out: it is no file of a dump");
            return Optional.empty();
        }
        check(entry, name);
        if (name.isManifest()) {
            contents.manifest(ManifestFile.NAME, content(entry, tar));
            return Optional.empty();
        }
        return takeTableFile(entry, name, tar);
    }

    private Optional<TableFile> takeTableFile(TarArchiveEntry entry, EntryName name, TarStream tar) throws IOException {
        if (!contents.database(name.database(), entry.getName())) {
            return Optional.empty();
        }
        Optional<TableName> table = contents.table(name.database(), name.table(), entry.getName());
        if (table.isPresent() && name.kind() == FileKind.INFO) {
            contents.info(table.get(), name.location(), content(entry, tar));
        } else if (table.isPresent()) {
            contents.data(table.get(), name.kind(), name.location(), entry.getSize());
        }
        return table.map(known -> new TableFile(known, name.kind(), name.location()));
    }

    private void check(TarArchiveEntry entry, EntryName name) {
        if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink() || entry.isSparse()) {
            throw refused(entry, "is not a plain file");
        }
        if (name.depth() != (name.isManifest() ? 2 : 3) || name.climbs()) {
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

    /** All of these are kept in memory, so that there is an end to them. */
    private byte[] content(TarArchiveEntry entry, TarStream tar) throws IOException {
        infoBytes += entry.getSize();
        if (entry.getSize() > LARGEST_INFO || infoBytes > LARGEST_INFOS) {
            throw new IOException("the entry " + entry.getName() + " is larger than such a file can be");
        }
        return tar.readAllBytes();
    }

    private ShellException refused(TarArchiveEntry entry, String reason) {
        return new ShellException(
                ExitCode.FAILED,
                archive + ": the entry " + entry.getName() + " " + reason,
                "Unpack the archive, set it right and import the directory.");
    }
}

package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.ArchiveStream;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.ReadLimits;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.model.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * A dump archive from a pipe. A table is handed out where its data stands in the archive, straight from there; only one
 * whose data comes before its {@code .info} waits in a file until that comes, or the end.
 */
final class DumpStream implements ArchiveStream {
    private final String name;
    private final TarStream tar;
    private final Path temporary;
    private final EntryCollector collector;
    private final Set<TableName> tables = new LinkedHashSet<>();
    private final Map<TableName, SpooledEntry> waiting = new LinkedHashMap<>();
    private StreamedTable current;
    private Contents contents;

    private DumpStream(String name, TarStream tar, Path temporary) {
        this.name = name;
        this.tar = tar;
        this.temporary = temporary;
        this.collector = new EntryCollector(name);
    }

    static DumpStream open(InputStream in, String name, Path temporary, ReadLimits limits) {
        try {
            return new DumpStream(name, TarStream.open(in, limits), temporary);
        } catch (IOException e) {
            throw FileFailure.reading(name, e);
        }
    }

    @Override
    public Optional<ArchiveSource> next(Predicate<TableName> wanted) {
        try {
            closeCurrent();
            while (contents == null) {
                TarArchiveEntry entry = tar.next();
                if (entry == null) {
                    tar.checkPadding();
                    contents = collector.contents().contents();
                } else {
                    take(entry, wanted);
                }
                if (current != null) {
                    return Optional.of(current);
                }
            }
            handOutWithoutInfo();
            return Optional.ofNullable(current);
        } catch (IOException e) {
            throw FileFailure.reading(name, e);
        }
    }

    private void take(TarArchiveEntry entry, Predicate<TableName> wanted) throws IOException {
        Optional<EntryCollector.TableFile> file = collector.take(entry, tar);
        if (file.isEmpty()) {
            return;
        }
        TableName table = file.get().table();
        tables.add(table);
        Optional<SourceTable> complete = collector.contents().complete(table);
        if (!wanted.test(table)) {
            return;
        }
        if (file.get().isInfo()) {
            SpooledEntry spooled = waiting.remove(table);
            if (spooled != null) {
                current = StreamedTable.of(name, complete.orElseThrow(), spooled);
            }
        } else if (complete.isPresent()) {
            current = StreamedTable.of(name, complete.get(), tar);
        } else {
            waiting.put(table, SpooledEntry.of(new EntryStream(tar), temporary));
        }
    }

    /** What still waits at the end has no {@code .info} at all. */
    private void handOutWithoutInfo() {
        if (!waiting.isEmpty()) {
            TableName table = waiting.keySet().iterator().next();
            SourceTable source = contents.tables().stream()
                    .filter(candidate -> candidate.name().equals(table))
                    .findFirst()
                    .orElseThrow();
            current = StreamedTable.of(name, source, waiting.remove(table));
        }
    }

    @Override
    public List<TableName> tables() {
        return List.copyOf(tables);
    }

    @Override
    public List<String> databases() {
        return contents == null ? List.of() : contents.databases();
    }

    @Override
    public Optional<Manifest> manifest() {
        return contents == null ? Optional.empty() : contents.manifest();
    }

    @Override
    public List<String> notes() {
        return contents == null ? List.of() : contents.notes();
    }

    private void closeCurrent() {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    @Override
    public void close() {
        closeCurrent();
        try (tar) {
            for (SpooledEntry spooled : new ArrayList<>(waiting.values())) {
                spooled.close();
            }
        } catch (IOException e) {
            throw FileFailure.reading(name, e);
        }
    }
}

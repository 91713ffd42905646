package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.archive.Layout;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.ReadLimits;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.archive.format.DocumentReaders;
import io.github.rethinksh.model.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * The tar archive of {@code rethinkdb dump}, read where it lies: nothing is unpacked to disk. There is one position in
 * it, so one table is open at a time, and going back to an earlier one begins again at the front. For one thread.
 */
final class DumpArchiveSource implements ArchiveSource {
    private final Path path;
    private final ReadLimits limits;
    private final DumpScan.Result scan;
    private TarStream tar;
    private int nextEntry;
    private EntryStream current;

    private DumpArchiveSource(Path path, ReadLimits limits, DumpScan.Result scan) {
        this.path = path;
        this.limits = limits;
        this.scan = scan;
    }

    static ArchiveSource open(Path file, ReadLimits limits) {
        return new DumpArchiveSource(file, limits, DumpScan.of(file, limits));
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public Layout layout() {
        return Layout.DUMP;
    }

    @Override
    public List<String> databases() {
        return scan.contents().databases();
    }

    @Override
    public List<SourceTable> tables() {
        return scan.contents().tables();
    }

    @Override
    public List<TableName> withoutData() {
        return scan.contents().withoutData();
    }

    @Override
    public Optional<Manifest> manifest() {
        return scan.contents().manifest();
    }

    @Override
    public List<String> notes() {
        return scan.contents().notes();
    }

    @Override
    public boolean concurrent() {
        return false;
    }

    @Override
    public DocumentReader open(SourceTable table, UnaryOperator<InputStream> through) {
        if (current != null) {
            current.close();
        }
        try {
            goTo(table.location());
        } catch (IOException e) {
            throw FileFailure.reading(path, e);
        }
        current = new EntryStream(tar);
        return DocumentReaders.open(through.apply(current), table.location(), table.format(), CsvReading.OFFICIAL);
    }

    @Override
    public void close() {
        if (tar == null) {
            return;
        }
        try {
            tar.close();
        } catch (IOException e) {
            throw FileFailure.reading(path, e);
        } finally {
            tar = null;
        }
    }

    private void goTo(String location) throws IOException {
        Integer wanted = scan.positions().get(location);
        if (wanted == null) {
            throw new IllegalArgumentException(location + " is no table of " + path);
        }
        if (tar == null || wanted < nextEntry) {
            close();
            tar = TarStream.open(path, limits);
            nextEntry = 0;
        }
        TarArchiveEntry entry = null;
        while (nextEntry <= wanted) {
            entry = tar.next();
            nextEntry++;
        }
        if (entry == null || !EntryName.parse(entry.getName()).location().equals(location)) {
            throw new IOException("the archive has changed since it was opened");
        }
    }
}

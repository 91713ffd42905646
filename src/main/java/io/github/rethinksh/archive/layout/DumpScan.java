package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.ReadLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * One pass over a dump archive for names, sizes, {@code .info} files and the manifest. It refuses an archive in which a
 * table would be lost or doubled: one that is cut off, damaged, or has entries that break the rules.
 */
final class DumpScan {
    private DumpScan() {}

    /**
     * What was found.
     *
     * @param contents tables and all, in the order of the archive
     * @param positions which entry of the archive the data at a location is, from 0
     */
    record Result(Contents contents, Map<String, Integer> positions) {}

    static Result of(Path file, ReadLimits limits) {
        EntryCollector collector = new EntryCollector(file.toString());
        Map<String, Integer> positions = new HashMap<>();
        try (TarStream tar = TarStream.open(file, limits)) {
            int position = 0;
            for (TarArchiveEntry entry = tar.next(); entry != null; entry = tar.next()) {
                int current = position++;
                collector
                        .take(entry, tar)
                        .filter(table -> !table.isInfo())
                        .ifPresent(table -> positions.put(table.location(), current));
            }
            tar.checkPadding();
        } catch (IOException e) {
            throw FileFailure.reading(file, e);
        }
        return new Result(collector.contents().contents(), Map.copyOf(positions));
    }
}

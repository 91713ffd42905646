package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.archive.Layout;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.archive.format.DocumentReaders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** One table of an archive from a pipe, as an export of its own. It can be opened once, unless it was spooled. */
final class StreamedTable extends OneTable {
    private final String archive;
    private final SpooledEntry spooled;
    private InputStream straight;

    private StreamedTable(String archive, SourceTable table, SpooledEntry spooled, InputStream straight) {
        super(Path.of(archive), Layout.DUMP, table);
        this.archive = archive;
        this.spooled = spooled;
        this.straight = straight;
    }

    /** A table whose data waits in a file, which goes with it. */
    static StreamedTable of(String archive, SourceTable table, SpooledEntry spooled) {
        return new StreamedTable(archive, table, spooled, null);
    }

    /** A table whose data is the entry that the archive stands at. */
    static StreamedTable of(String archive, SourceTable table, TarStream tar) {
        return new StreamedTable(archive, table, null, new EntryStream(tar));
    }

    @Override
    public DocumentReader open(SourceTable wanted, UnaryOperator<InputStream> through) {
        try {
            return DocumentReaders.open(
                    through.apply(content()), table().location(), table().format(), CsvReading.OFFICIAL);
        } catch (IOException e) {
            throw FileFailure.reading(archive, e);
        }
    }

    private InputStream content() throws IOException {
        if (spooled != null) {
            return spooled.open();
        }
        if (straight == null) {
            throw new IOException("what comes from a pipe can be read once");
        }
        InputStream content = straight;
        straight = null;
        return content;
    }

    @Override
    public void close() {
        if (spooled != null) {
            try {
                spooled.close();
            } catch (IOException e) {
                throw FileFailure.reading(archive, e);
            }
        }
    }
}

package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.TableSink;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.archive.block.BlockOutput;
import io.github.rethinksh.archive.block.BlockStream;
import io.github.rethinksh.archive.format.DocumentWriter;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.TableDefinition;
import java.io.IOException;

/**
 * Writes one table of a dump archive. The archive has to say how long the data is before the data comes, so that it waits,
 * compressed, until it is complete.
 */
final class DumpTableSink implements TableSink {
    private final TableDefinition table;
    private final String archiveName;
    private final BlockStream archive;
    private final DumpEntries entries;
    private final BlockOutput data;
    private final DocumentWriter writer;

    DumpTableSink(TableDefinition table, String archiveName, BlockStream archive, DumpEntries entries) {
        this.table = table;
        this.archiveName = archiveName;
        this.archive = archive;
        this.entries = entries;
        this.data = archive.part();
        this.writer = new DocumentWriter(data, DocumentFormat.JSON);
    }

    @Override
    public void write(DocumentBatch batch) {
        try {
            writer.write(batch);
        } catch (IOException e) {
            throw FileFailure.writing(archiveName, e);
        }
    }

    @Override
    public WrittenTable finish() {
        try {
            writer.finish();
            data.write(TarHeaders.padding(writer.bytes()));
            WrittenTable written = new WrittenTable(
                    table.name(),
                    table.primaryKey(),
                    table.name().database() + "/"
                            + FileKind.JSON.fileName(table.name().table()),
                    writer.rows(),
                    writer.bytes(),
                    writer.sha256());
            archive.append(entries.table(table, written), data);
            return written;
        } catch (IOException e) {
            throw FileFailure.writing(archiveName, e);
        }
    }

    @Override
    public void close() {
        try {
            data.close();
        } catch (IOException e) {
            throw FileFailure.writing(archiveName, e);
        }
    }
}

package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.archive.Layout;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.archive.format.Projection;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.TableName;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A source of which only the first documents are taken, or only some fields of them. */
final class ReducedSource implements ArchiveSource {
    private final ArchiveSource whole;
    private final Reduction reduction;
    private final Map<TableName, String> primaryKeys;

    ReducedSource(ArchiveSource whole, Reduction reduction, Map<TableName, String> primaryKeys) {
        this.whole = whole;
        this.reduction = reduction;
        this.primaryKeys = Map.copyOf(primaryKeys);
    }

    @Override
    public Path path() {
        return whole.path();
    }

    @Override
    public Layout layout() {
        return whole.layout();
    }

    @Override
    public List<String> databases() {
        return whole.databases();
    }

    @Override
    public List<SourceTable> tables() {
        return whole.tables().stream().map(reduction::of).toList();
    }

    @Override
    public List<TableName> withoutData() {
        return whole.withoutData();
    }

    @Override
    public Optional<Manifest> manifest() {
        return whole.manifest();
    }

    @Override
    public List<String> notes() {
        return whole.notes();
    }

    @Override
    public boolean concurrent() {
        return whole.concurrent();
    }

    @Override
    public DocumentReader open(SourceTable table, UnaryOperator<InputStream> through) {
        return new Reader(whole.open(table, through), primaryKeys.get(table.name()));
    }

    @Override
    public void close() {
        whole.close();
    }

    private final class Reader implements DocumentReader {
        private final DocumentReader reader;
        private final Optional<Projection> projection;
        private long left = reduction.limit() < 0 ? Long.MAX_VALUE : reduction.limit();

        Reader(DocumentReader reader, String primaryKey) {
            this.reader = reader;
            this.projection = reduction.fields().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Projection(reduction.fields(), primaryKey));
        }

        @Override
        public DocumentBatch next(int maxBytes, int maxDocuments) {
            if (left == 0) {
                return null;
            }
            DocumentBatch batch = reader.next(maxBytes, (int) Math.min(left, maxDocuments));
            if (batch == null) {
                return null;
            }
            left -= batch.size();
            return projection.isEmpty() ? batch : projection.get().of(batch);
        }

        @Override
        public long position() {
            return reader.position();
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}

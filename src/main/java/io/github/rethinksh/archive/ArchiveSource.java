package io.github.rethinksh.archive;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An export to be read: a directory or a dump archive. Opening one looks at names, {@code .info} files and the manifest
 * only; the documents are read table by table through {@link #open}. Nothing in it is ever written to.
 */
public interface ArchiveSource extends AutoCloseable {
    /** Where it lies. */
    Path path();

    /**
     * The tables that are meant, in order.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when a pattern matches nothing
     */
    default List<TableName> select(Selection selection) {
        List<TableName> names = tables().stream().map(SourceTable::name).toList();
        return selection.select(names, databases(), "See what there is with: inspect " + path());
    }

    /** Its shape. */
    Layout layout();

    /** All databases in it, in order, those without tables too. */
    List<String> databases();

    /** All tables in it, in the order in which they are read fastest. */
    List<SourceTable> tables();

    /** The tables of which there is an {@code .info} but no data. */
    default List<TableName> withoutData() {
        return List.of();
    }

    /** What its manifest says, when it has one: those of other tools have none. */
    Optional<Manifest> manifest();

    /** What was seen and left out, a sentence each, such as data without its {@code .info}. */
    List<String> notes();

    /**
     * Whether several tables can be open at once. Where not, as in a compressed archive, {@link #open} closes the reader
     * before, and opening in the order of {@link #tables()} is one pass over the file.
     */
    boolean concurrent();

    /**
     * Opens the documents of a table.
     *
     * @throws io.github.rethinksh.model.ShellException when the file cannot be read
     */
    default DocumentReader open(SourceTable table) {
        return open(table, content -> content);
    }

    /**
     * The same with the bytes of the data going through a stream on their way, such as one that takes their checksum. At
     * the end of the documents all bytes have gone through.
     */
    DocumentReader open(SourceTable table, UnaryOperator<InputStream> through);

    @Override
    void close();
}

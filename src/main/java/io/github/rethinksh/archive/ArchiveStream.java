package io.github.rethinksh.archive;

import io.github.rethinksh.model.TableName;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An export that can be read once from its front to its end, such as an archive in a pipe. What it holds is known only
 * when all of it was read. For one thread.
 */
public interface ArchiveStream extends AutoCloseable {
    /**
     * Goes on to the next table, over the rest of the one before.
     *
     * @param wanted which tables are of interest; the others are skipped
     * @return the table as an export of its own; empty at the end, which is a proper one
     * @throws io.github.rethinksh.model.ShellException when the stream is broken or ends too early
     */
    Optional<ArchiveSource> next(Predicate<TableName> wanted);

    /** The names of all tables that were come across, of interest or not. */
    List<TableName> tables();

    /** The databases that were come across, those without tables too. */
    List<String> databases();

    /** The manifest; it is the last thing in an archive. */
    Optional<Manifest> manifest();

    /** What was seen and left out, a sentence each; all of them are known at the end. */
    List<String> notes();

    @Override
    void close();
}

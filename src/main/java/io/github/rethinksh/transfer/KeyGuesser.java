package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Guesses the primary keys of the tables of an export by their documents, without a cluster: a key is in every document,
 * is of a type that a key can have, and no two documents have the same. Every document is read once.
 */
public final class KeyGuesser {
    private static final int BATCH_BYTES = 1 << 20;
    private static final int BATCH_DOCUMENTS = 10_000;

    private final ArchiveSource source;
    private final long memory;
    private final CancellationToken token;
    private final TransferListener listener;

    /**
     * A guesser for one export.
     *
     * @param memory how many bytes of values may be remembered, to find those that are there twice
     */
    public KeyGuesser(ArchiveSource source, long memory, CancellationToken token, TransferListener listener) {
        this.source = source;
        this.memory = memory;
        this.token = token;
        this.listener = listener;
    }

    /**
     * Guesses the keys of the selected tables, in the order in which they are read fastest. A table that cannot be read
     * does not keep the others from being looked at.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when a selection matches nothing
     */
    public List<KeyGuess> run(Selection selection) {
        List<TableName> names = source.select(selection);
        List<SourceTable> tables = source.tables().stream()
                .filter(table -> names.contains(table.name()))
                .toList();
        listener.on(new TransferEvent.Planned(
                tables.size(), -1, tables.stream().mapToLong(SourceTable::bytes).sum()));
        List<KeyGuess> guesses = new ArrayList<>();
        tables.forEach(table -> guesses.add(guess(table)));
        return guesses;
    }

    private KeyGuess guess(SourceTable table) {
        listener.on(new TransferEvent.TableStarted(table.name(), table.rows()));
        KeySearch search = new KeySearch(table, memory);
        KeyGuess guess = search.result(read(table, search));
        listener.on(new TransferEvent.TableFinished(table.name(), guess.documents(), table.bytes()));
        return guess;
    }

    private Optional<String> read(SourceTable table, KeySearch search) {
        try (DocumentReader reader = source.open(table)) {
            DocumentBatch batch = next(reader);
            while (batch != null) {
                token.throwIfCancelled();
                search.take(batch);
                listener.on(new TransferEvent.Advanced(table.name(), batch.size(), batch.totalLength()));
                batch = next(reader);
            }
            return Optional.empty();
        } catch (ShellException e) {
            if (e.exitCode() == ExitCode.INTERRUPTED) {
                throw e;
            }
            return Optional.of(e.getMessage());
        }
    }

    private static DocumentBatch next(DocumentReader reader) {
        return reader.next(BATCH_BYTES, BATCH_DOCUMENTS);
    }
}

package io.github.rethinksh.transfer;

import io.github.rethinksh.model.TableName;

/** Something that happened in a running transfer, for whoever draws progress. */
public sealed interface TransferEvent {
    /**
     * The work is known.
     *
     * @param tables how many tables there are to do
     * @param rows how many documents are expected, an estimate; -1 when not known
     * @param bytes how many bytes are expected; -1 when not known
     */
    record Planned(int tables, long rows, long bytes) implements TransferEvent {}

    /**
     * A table was begun.
     *
     * @param rows how many documents are expected, an estimate; -1 when not known
     */
    record TableStarted(TableName table, long rows) implements TransferEvent {}

    /** Documents went through: how many more, and their bytes, since the event before. */
    record Advanced(TableName table, long rows, long bytes) implements TransferEvent {}

    /** A table is complete, with all its documents and their bytes. */
    record TableFinished(TableName table, long rows, long bytes) implements TransferEvent {}

    /** A worker lost its connection, or met a table that is not available, and tries again what was about that. */
    record Retried(String about) implements TransferEvent {}

    /** Something else worth a line, such as an index being built or a connection made again. */
    record Noted(String text) implements TransferEvent {}
}

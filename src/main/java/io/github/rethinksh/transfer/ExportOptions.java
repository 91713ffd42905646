package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.ReadMode;

/**
 * How to export.
 *
 * @param clients how many tables are read at once, each on a connection of its own
 * @param readMode from which copies of the data
 */
public record ExportOptions(int clients, ReadMode readMode) {}

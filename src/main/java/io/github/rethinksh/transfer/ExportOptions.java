package io.github.rethinksh.transfer;

import io.github.rethinksh.cluster.ReadMode;

/**
 * How to export.
 *
 * @param clients how many connections read at once, from several tables or several parts of one
 * @param readMode from which copies of the data
 * @param rate how fast it may be, all connections together
 */
public record ExportOptions(int clients, ReadMode readMode, Rate rate) {}

package io.github.rethinksh.shell;

import java.util.function.IntSupplier;

/**
 * Where a process writes.
 *
 * @param out results
 * @param err everything else
 * @param width how many columns the terminal has at the moment
 * @param height how many lines it has
 * @param unicode whether it shows more than ASCII
 */
public record Output(Channel out, Channel err, IntSupplier width, IntSupplier height, boolean unicode) {}

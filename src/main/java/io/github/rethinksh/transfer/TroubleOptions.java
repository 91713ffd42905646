package io.github.rethinksh.transfer;

import java.nio.file.Path;

/**
 * What an import does when something is wrong.
 *
 * @param maxErrors how many documents of a table may be rejected
 * @param rejects the directory that rejected documents are written to, made when there is one; null when they are only
 *     counted
 * @param clean whether what was created is removed again when not all goes well
 */
public record TroubleOptions(MaxErrors maxErrors, Path rejects, boolean clean) {
    /** The first rejected document stops its table, and nothing is written or removed. */
    public static final TroubleOptions STOP = new TroubleOptions(MaxErrors.NONE, null, false);
}

/**
 * The shapes of an export on disk: the directory of {@code rethinkdb export}, the archive of {@code rethinkdb dump}, the
 * directory of the 2013 migration script. {@link io.github.rethinksh.archive.layout.Archives} recognises and reads
 * them; {@link io.github.rethinksh.archive.layout.OfficialDirectoryTarget} writes the first. What cannot be read whole
 * is refused, and what is left out is noted.
 */
package io.github.rethinksh.archive.layout;

package io.github.rethinksh.session;

import io.github.rethinksh.archive.Manifest;
import java.nio.file.Path;

/**
 * The export of a session: the directory that {@code export} adds to and that {@code import} takes.
 *
 * @param path the directory
 * @param manifest what is in it
 */
public record ExportSet(Path path, Manifest manifest) {}

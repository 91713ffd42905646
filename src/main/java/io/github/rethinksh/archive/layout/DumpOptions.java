package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.block.BlockFormat;
import java.nio.file.Path;
import java.time.Instant;

/**
 * How a dump archive is written.
 *
 * @param top the directory in the archive that everything lies in
 * @param format how it is compressed
 * @param temporary where tables lie, compressed, until they are complete
 * @param time the time that its entries have
 */
public record DumpOptions(String top, BlockFormat format, Path temporary, Instant time) {}

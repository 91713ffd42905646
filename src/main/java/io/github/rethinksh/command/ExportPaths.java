package io.github.rethinksh.command;

import io.github.rethinksh.archive.layout.ExportNames;
import java.nio.file.Path;

/** Tells exports from other files by their names, without opening them. */
public final class ExportPaths {
    private ExportPaths() {}

    /** Whether a path looks like a directory of an export, or an archive. */
    public static boolean isExport(Path path) {
        return ExportNames.looksLikeExport(path);
    }
}

package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.block.BlockFormat;
import io.github.rethinksh.archive.block.GzipBlocks;
import io.github.rethinksh.archive.block.PlainBlocks;
import io.github.rethinksh.archive.block.XzBlocks;
import io.github.rethinksh.archive.block.ZstandardBlocks;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.Locale;

/** How a dump is compressed, by the name of its file. */
public final class DumpNames {
    /** The ending of the default name. */
    public static final String ENDING = ".tar.gz";

    /** At this level two cores compress what they read; level 6 takes nearly twice the time for a tenth less. */
    private static final int GZIP_LEVEL = 3;

    private static final int XZ_LEVEL = 6;
    private static final int ZSTANDARD_LEVEL = 3;

    private DumpNames() {}

    /**
     * The compression that a name asks for: {@code .tar} none, {@code .tar.zst} and {@code .tzst} Zstandard, {@code
     * .tar.xz} and {@code .txz} xz, and any other name gzip, as the official dump has it.
     *
     * @param level how hard to compress; null for the usual
     * @throws ShellException with {@link ExitCode#USAGE} when the compression cannot be written or has no such level
     */
    public static BlockFormat format(String fileName, Integer level) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (name.endsWith(".tar")) {
            if (level != null) {
                throw new ShellException(
                        ExitCode.USAGE, "a .tar file is not compressed, so there is no level", "Leave --level out");
            }
            return new PlainBlocks();
        }
        if (name.endsWith(".tar.zst") || name.endsWith(".tzst")) {
            return new ZstandardBlocks(checked(level, 1, 22, ZSTANDARD_LEVEL));
        }
        if (name.endsWith(".tar.xz") || name.endsWith(".txz")) {
            return new XzBlocks(checked(level, 0, 9, XZ_LEVEL));
        }
        if (name.endsWith(".bz2") || name.endsWith(".tbz2")) {
            throw new ShellException(
                    ExitCode.USAGE,
                    "bzip2 is read but not written",
                    "Take .tar.gz, .tar.zst, .tar.xz or .tar for the ending of the name");
        }
        return new GzipBlocks(checked(level, 0, 9, GZIP_LEVEL));
    }

    private static int checked(Integer level, int lowest, int highest, int usual) {
        if (level == null) {
            return usual;
        }
        if (level < lowest || level > highest) {
            throw new ShellException(
                    ExitCode.USAGE,
                    "there is no level " + level + " in this compression",
                    "It has the levels " + lowest + " to " + highest);
        }
        return level;
    }
}

package io.github.rethinksh.command;

import io.github.rethinksh.archive.block.BlockFormat;
import io.github.rethinksh.archive.block.TemporaryFile;
import io.github.rethinksh.archive.layout.DumpArchiveTarget;
import io.github.rethinksh.archive.layout.DumpNames;
import io.github.rethinksh.archive.layout.DumpOptions;
import io.github.rethinksh.archive.layout.ExportNames;
import io.github.rethinksh.archive.layout.WorkLock;
import io.github.rethinksh.cluster.ReadMode;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.session.Claim;
import io.github.rethinksh.transfer.ExportOptions;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where to dump to and how. */
final class DumpArguments {
    private static final String STANDARD_OUTPUT = "-";

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The archive; rethinkdb_dump_TIME.tar.gz unless told otherwise, - for standard output.")
    private Path file;

    @Option(names = "--overwrite-file", description = "Replace the file if it is there already.")
    private boolean overwrite;

    @Option(
            names = "--level",
            paramLabel = "N",
            completionCandidates = Candidates.Levels.class,
            description = "How hard to compress.")
    private Integer level;

    @Option(
            names = "--temp-dir",
            paramLabel = "DIR",
            description = "Where tables lie, compressed, until they are complete; beside the archive unless told"
                    + " otherwise.")
    private Path temporary;

    @Mixin
    private PaceArguments pace;

    @Option(names = "--read-outdated", description = "Read from any replica, which may be behind.")
    private boolean outdated;

    /**
     * Looks at all that can be wrong before there is a cluster.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when something is
     */
    void check(CommandContext context) {
        format();
        options(context);
        if (toStandardOutput() && context.streams().out().isEmpty()) {
            throw new ShellException(
                    ExitCode.USAGE,
                    "an archive is nothing for a terminal",
                    "Send it somewhere: rethinksh dump -f - | ...");
        }
    }

    /** How to read the tables. */
    ExportOptions options(CommandContext context) {
        return pace.reading(context.session().settings(), outdated ? ReadMode.OUTDATED : null);
    }

    /** Where the archive is to lie; {@code -} for standard output. */
    Path path(CommandContext context) {
        if (toStandardOutput()) {
            return file;
        }
        return context.directory().resolve(file == null ? Path.of(newName(context) + DumpNames.ENDING) : file);
    }

    private static String newName(CommandContext context) {
        return new ExportNames(context.clock(), context.clock().getZone()).newDump();
    }

    /** Keeps others from writing the same archive. */
    WorkLock lock(CommandContext context, Claim claim, Path path) {
        return toStandardOutput()
                ? WorkLock.none()
                : WorkLock.ofArchive(path, claim::also, context.renderer()::warning);
    }

    /** Starts the archive. */
    DumpArchiveTarget target(CommandContext context, Path path) {
        String top = newName(context);
        if (toStandardOutput()) {
            DumpOptions options = new DumpOptions(
                    top,
                    format(),
                    temporary(context, TemporaryFile.usualDirectory()),
                    context.clock().instant());
            return DumpArchiveTarget.toStream(context.streams().out().orElseThrow(), options);
        }
        Path beside = path.toAbsolutePath().getParent();
        DumpOptions options = new DumpOptions(
                top, format(), temporary(context, beside), context.clock().instant());
        return DumpArchiveTarget.toFile(path, overwrite, options);
    }

    private boolean toStandardOutput() {
        return file != null && file.toString().equals(STANDARD_OUTPUT);
    }

    private BlockFormat format() {
        return DumpNames.format(file == null ? DumpNames.ENDING : file.toString(), level);
    }

    private Path temporary(CommandContext context, Path otherwise) {
        return temporary == null ? otherwise : context.directory().resolve(temporary);
    }
}

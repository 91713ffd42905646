package io.github.rethinksh.command;

import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.archive.ImportCheckpoint;
import io.github.rethinksh.archive.layout.ImportCheckpointFile;
import io.github.rethinksh.archive.layout.WorkLock;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.session.Claim;
import io.github.rethinksh.transfer.CheckpointOptions;
import io.github.rethinksh.transfer.ImportPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;

/** How an import goes on with one that was stopped, and how the next one goes on with it. */
final class Resumption implements AutoCloseable {
    private final CheckpointOptions kept;
    private final String command;
    private final WorkLock lock;

    private Resumption(CheckpointOptions kept, String command, WorkLock lock) {
        this.kept = kept;
        this.command = command;
        this.lock = lock;
    }

    /**
     * Of an import from a path.
     *
     * @param path what is imported; null when it can be read once only
     * @param resume whether it is to be gone on with
     * @param claim of the command, so that nobody else imports the same meanwhile; null when it is looked at only
     */
    static Resumption of(
            CommandContext context, CommandSpec spec, Path path, boolean resume, Claim claim, CsvReading reading) {
        if (path == null) {
            if (resume) {
                throw new ShellException(
                        ExitCode.USAGE,
                        "what is read through a pipe cannot be resumed",
                        "Import it again with --conflict skip, which leaves what is in as it is");
            }
            return new Resumption(CheckpointOptions.NONE, "", WorkLock.none());
        }
        ImportCheckpointFile file = ImportCheckpointFile.of(path, context.directory());
        WorkLock lock = claim == null
                ? WorkLock.none()
                : WorkLock.ofImport(path, file, claim::also, context.renderer()::warning);
        try {
            return new Resumption(kept(file, resume, reading), TypedCommand.resuming(spec), lock);
        } catch (ShellException e) {
            lock.close();
            throw e;
        }
    }

    private static CheckpointOptions kept(ImportCheckpointFile file, boolean resume, CsvReading reading) {
        Optional<ImportCheckpoint> before = resume ? file.read() : Optional.empty();
        if (resume && before.isEmpty()) {
            throw new ShellException(
                    ExitCode.USAGE,
                    "there is nothing to resume: " + file.path() + " is not there",
                    "An import that ran to its end leaves none; leave out --resume to begin one");
        }
        return new CheckpointOptions(file, text(reading), before);
    }

    private static String text(CsvReading reading) {
        return "delimiter %s, header %s, columns %s, types %s"
                .formatted(
                        (int) reading.delimiter(), reading.header(), reading.columns(), new TreeMap<>(reading.types()));
    }

    CheckpointOptions kept() {
        return kept;
    }

    /** Tells what is done already. */
    void tell(Renderer renderer, ImportPlan plan) {
        if (kept.before().isEmpty()) {
            return;
        }
        long documents = plan.tables().stream()
                .flatMap(table -> table.before().stream())
                .mapToLong(ImportCheckpoint.Table::documents)
                .sum();
        long complete = plan.tables().stream()
                .flatMap(table -> table.before().stream())
                .filter(ImportCheckpoint.Table::complete)
                .count();
        renderer.note("resumes: %s done already, %s with all of theirs"
                .formatted(Greeting.plural(documents, "document"), Greeting.plural(complete, "table")));
    }

    /** Lets others import the same. */
    @Override
    public void close() {
        lock.close();
    }

    /** The command line that goes on; empty when nothing was kept to go on with. */
    Optional<String> command() {
        boolean there = kept.file() != null && Files.exists(kept.file().path());
        return there ? Optional.of(command) : Optional.empty();
    }
}

package io.github.rethinksh.command;

import io.github.rethinksh.archive.layout.PipeInput;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.session.ExportSets;
import io.github.rethinksh.session.Session;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What every command is given: its collaborators, and the only way to the world outside.
 *
 * @param session what the commands share
 * @param renderer where answers go
 * @param questions who can be asked
 * @param shell the shell around the commands
 * @param demo who starts a cluster for other clients
 * @param streams the standard streams as bytes
 * @param cancellation the token of the command that runs
 * @param directory the directory that relative paths start from
 * @param clock the time and its zone
 * @param version the version of this program
 */
public record CommandContext(
        Session session,
        Renderer renderer,
        Questions questions,
        ShellControl shell,
        DemoCluster demo,
        DataStreams streams,
        Supplier<CancellationToken> cancellation,
        Path directory,
        Clock clock,
        String version) {
    /** The exports that commands work on. */
    ExportSets exportSets() {
        return new ExportSets(session, directory, clock);
    }

    /** Standard input, where data can come from there; a cancelled command waits for it no more. */
    Optional<InputStream> standardInput() {
        return streams.in().map(in -> new PipeInput(() -> in, cancellation));
    }
}

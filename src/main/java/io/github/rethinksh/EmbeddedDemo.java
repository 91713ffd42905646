package io.github.rethinksh;

import io.github.rethinksh.command.DemoCluster;
import io.github.rethinksh.embedded.EmbeddedOptions;
import io.github.rethinksh.embedded.EmbeddedServer;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.UncheckedIOException;

/** Demo clusters that are embedded servers. */
final class EmbeddedDemo implements DemoCluster {
    @Override
    public Running start(int port, boolean empty) {
        EmbeddedOptions options = EmbeddedOptions.defaults().withPort(port);
        try {
            return new RunningServer(EmbeddedServer.start(empty ? options : options.withDemo()));
        } catch (UncheckedIOException e) {
            throw new ShellException(
                    ExitCode.FAILED,
                    e.getMessage() + ": " + e.getCause().getMessage(),
                    "Take another port with --port, or any free one with --port 0",
                    e);
        }
    }

    private record RunningServer(EmbeddedServer server) implements Running {
        @Override
        public String address() {
            return server.host() + ":" + server.port();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}

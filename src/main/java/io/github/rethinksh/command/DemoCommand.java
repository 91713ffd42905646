package io.github.rethinksh.command;

import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Run the embedded demo cluster alone, for other clients.",
        footer = {
            "",
            "It listens on the loopback interface of this machine only, and runs",
            "until Ctrl-C, which ends it with 130, or SIGTERM, which ends it with 143.",
            "One line on standard output tells when and where it is ready.",
            "Its data is in memory and ends with it."
        })
final class DemoCommand implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "28015",
            description = "The port for clients: ${DEFAULT-VALUE}, or 0 for any free one.")
    private int port;

    @Option(names = "--empty", description = "Start with an empty database test, without the sample databases.")
    private boolean empty;

    private final CommandContext context;

    DemoCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (port < 0 || port > MAX_PORT) {
            throw new ShellException(ExitCode.USAGE, "there is no port " + port, "Give one from 0 to " + MAX_PORT);
        }
        try (DemoCluster.Running cluster = context.demo().start(port, empty)) {
            context.renderer()
                    .text("The demo cluster listens on " + cluster.address() + ". Connect with: rethinksh -c "
                            + cluster.address());
            awaitCancellation(context.cancellation().get());
        }
        return ExitCode.INTERRUPTED.code();
    }

    private static void awaitCancellation(CancellationToken token) {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (CancellationToken.Registration registration = token.onCancel(cancelled::countDown)) {
            cancelled.await();
        } catch (InterruptedException e) {
            // Whoever interrupts wants the same: that the cluster ends.
            return;
        }
    }
}

package io.github.rethinksh.command;

import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "wait",
        description = "Wait for a job, or for all of them, and show how it stands.",
        footer = {
            "",
            "Ctrl-C stops waiting, not the job. The exit code is that of the job,",
            "or of the first that failed."
        })
final class WaitCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "JOB",
            completionCandidates = Candidates.RunningJobs.class,
            description = "The number of the job; all without it.")
    private Integer number;

    private final CommandContext context;

    WaitCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        OptionalInt job = number == null ? OptionalInt.empty() : OptionalInt.of(number);
        return context.shell().jobs().await(job, context.cancellation().get());
    }
}

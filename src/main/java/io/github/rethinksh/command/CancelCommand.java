package io.github.rethinksh.command;

import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "cancel",
        description = "Stop a job, as Ctrl-C stops a command.",
        footer = {
            "",
            "The job ends what is under way and tells how to go on with it; a second",
            "cancel does not wait for that."
        })
final class CancelCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "JOB",
            completionCandidates = Candidates.RunningJobs.class,
            description = "The number of the job; needed when several run.")
    private Integer number;

    private final CommandContext context;

    CancelCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        int job = context.shell().jobs().cancel(number == null ? OptionalInt.empty() : OptionalInt.of(number));
        context.renderer().note("job " + job + " is told to stop");
        return 0;
    }
}

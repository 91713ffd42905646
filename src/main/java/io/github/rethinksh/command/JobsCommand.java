package io.github.rethinksh.command;

import io.github.rethinksh.model.Durations;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "jobs",
        description = "List the commands that run in the background.",
        footer = {
            "",
            "A line that ends in & runs in the background: export test.* &",
            "What it writes is shown when it has ended."
        })
final class JobsCommand implements Callable<Integer> {
    private final CommandContext context;

    JobsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<JobControl.Standing> jobs = context.shell().jobs().all();
        if (jobs.isEmpty()) {
            context.renderer().note("there are no jobs; a line that ends in & starts one");
            return 0;
        }
        Rows rows = Rows.of("job", "state", "progress", "rate", "left", "time", "command");
        for (JobControl.Standing job : jobs) {
            rows = rows.with(
                    job.number(),
                    job.state(),
                    job.progress(),
                    job.rate(),
                    job.left(),
                    Durations.clock(job.time()),
                    job.line());
        }
        context.renderer().rows(rows);
        return 0;
    }
}

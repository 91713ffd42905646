package io.github.rethinksh;

import io.github.rethinksh.command.CommandContext;
import io.github.rethinksh.command.DataStreams;
import io.github.rethinksh.command.JobControl;
import io.github.rethinksh.command.Questions;
import io.github.rethinksh.command.ShellCommands;
import io.github.rethinksh.session.Session;
import io.github.rethinksh.shell.BackgroundQuestions;
import io.github.rethinksh.shell.ExitRequest;
import io.github.rethinksh.shell.HistoryFile;
import io.github.rethinksh.shell.JobFactory;
import io.github.rethinksh.shell.Output;
import java.util.List;
import picocli.CommandLine;

/**
 * The commands of jobs. Each job has its own, for a command keeps its arguments in its fields, and its own session, which
 * what happens at the prompt does not reach.
 *
 * @param session the session beside which they run
 * @param questions who could be asked in the foreground
 */
record BackgroundCommands(Surroundings surroundings, GlobalOptions options, Session session, Questions questions)
        implements JobFactory {
    @Override
    public Work prepare(Place place) {
        Session fork = session.fork(place.name(), place.begun());
        Output output = place.output();
        Assembly assembly = new Assembly(surroundings, options, fork, place.interrupts(), new ExitRequest());
        CommandContext context = assembly.context(new Assembly.View(
                output,
                place.progress(),
                new BackgroundQuestions(questions),
                HistoryFile.inMemory(),
                DataStreams.none(),
                JobControl.none(),
                Assembly.Screen.NONE));
        CommandLine words = assembly.words(context, output, assembly.errors(output), () -> {});
        return new Work() {
            @Override
            public int execute(List<String> command) {
                if (!ShellCommands.claims(command.get(0))) {
                    place.begun().run();
                }
                return words.execute(command.toArray(String[]::new));
            }

            @Override
            public void close() {
                fork.close();
            }
        };
    }
}

package io.github.rethinksh.command;

import io.github.rethinksh.command.script.BashScript;
import io.github.rethinksh.command.script.CommandModel;
import io.github.rethinksh.command.script.FishScript;
import io.github.rethinksh.command.script.ManPage;
import io.github.rethinksh.command.script.ZshScript;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "generate",
        description = "Write a completion script, or the man page.",
        footer = {"", "It is made from the commands and options as they are, and goes to standard output."})
final class GenerateCommand implements Callable<Integer> {
    /** What can be written, as it is typed. */
    enum What {
        BASH,
        ZSH,
        FISH,
        MAN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "WHAT", description = "One of: ${COMPLETION-CANDIDATES}.")
    private What what;

    @Spec
    private CommandSpec spec;

    private final CommandContext context;

    GenerateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CommandModel model = new CommandModel(spec.root());
        context.renderer()
                .text(
                        switch (what) {
                            case BASH -> new BashScript(model).text();
                            case ZSH -> new ZshScript(model).text();
                            case FISH -> new FishScript(model).text();
                            case MAN -> new ManPage(spec.root(), ShellCommands.all(context)).text(context.version());
                        });
        return 0;
    }
}

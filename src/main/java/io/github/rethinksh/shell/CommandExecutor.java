package io.github.rethinksh.shell;

import java.util.List;
import picocli.CommandLine;

/** Executes a command and prints its errors. */
@FunctionalInterface
public interface CommandExecutor {
    /** Executes the command that these words are. Returns its exit code. */
    int execute(List<String> words);

    /** Executes the subcommands of a command line, each under a cancellation token of its own. */
    static CommandExecutor of(CommandLine commandLine, Interrupts interrupts) {
        return words -> interrupts.run(() -> commandLine.execute(words.toArray(String[]::new)));
    }
}

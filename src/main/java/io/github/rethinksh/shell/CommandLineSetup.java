package io.github.rethinksh.shell;

import picocli.CommandLine;
import picocli.CommandLine.Help;

/**
 * Makes a command line speak with the voice of the shell: errors on one line with a hint, no usage text and no stack
 * trace that nobody asked for.
 *
 * @param output where help and errors go
 * @param errors what prints the errors
 */
public record CommandLineSetup(Output output, ErrorPrinter errors) {
    /** Applies it to the command line and all its subcommands; call it when all of them are there. */
    public void applyTo(CommandLine commandLine) {
        commandLine
                .setExecutionExceptionHandler((error, command, parsed) -> errors.print(error))
                .setParameterExceptionHandler(new UsageErrors(errors))
                .setCaseInsensitiveEnumValuesAllowed(true)
                // A line has lost its quotes when it was cut into words; those left are part of a word, as of a JSON
                // string.
                .setTrimQuotes(false)
                // What begins with @ is a profile here, and no file of arguments.
                .setExpandAtFiles(false)
                .setColorScheme(Help.defaultColorScheme(output.out().colours() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setUsageHelpAutoWidth(true)
                .setOut(output.out().writer())
                .setErr(output.err().writer());
    }
}

package io.github.rethinksh.command;

import picocli.CommandLine.Option;

/** The option that says how progress is shown, for all commands that may take long. */
final class ProgressArguments {
    @Option(
            names = "--progress",
            paramLabel = "MODE",
            description = "How progress is shown: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless told otherwise.")
    private ProgressMode mode = ProgressMode.AUTO;

    /** Starts to show it. */
    Renderer.Progress start(CommandContext context, String title) {
        return context.renderer().progress(title, mode);
    }
}

package io.github.rethinksh.command;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.session.PromptState;

/** What keeps a command from writing by mistake to a cluster whose profile says that it is production. */
final class Production {
    private Production() {}

    /** Whether the session is connected to such a cluster. */
    static boolean isHere(CommandContext context) {
        return context.session().connection().prompt().production();
    }

    /** Who is connected to which cluster, as the prompt has it. */
    static String cluster(CommandContext context) {
        PromptState prompt = context.session().connection().prompt();
        return prompt.user() + "@" + prompt.host();
    }

    /** Asks for a yes, and says so where the cluster is one of production; no answer is a no. */
    static boolean confirmed(CommandContext context, String question) {
        return context.questions()
                .confirm(isHere(context) ? "This is production. " + question : question)
                .orElse(false);
    }

    /**
     * Asks whether it is meant, where the cluster is one of production.
     *
     * @param yes whether that was said beforehand
     * @return whether to go on
     * @throws ShellException with {@link ExitCode#USAGE} when there is nobody to ask
     */
    static boolean agreed(CommandContext context, boolean yes) {
        if (yes || !isHere(context)) {
            return true;
        }
        String cluster = cluster(context);
        return context.questions()
                .confirm("This is production (" + cluster + "). Write to it?")
                .orElseThrow(() -> new ShellException(
                        ExitCode.USAGE,
                        cluster + " is production, and there is nobody to ask",
                        "Say --yes if that is meant"));
    }
}

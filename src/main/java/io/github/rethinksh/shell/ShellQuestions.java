package io.github.rethinksh.shell;

import io.github.rethinksh.command.Questions;
import io.github.rethinksh.model.CancellationToken;
import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Asks at the prompt, at the terminal of a one-shot command, or nobody. */
public final class ShellQuestions implements Questions {
    private static final Set<String> YES = Set.of("y", "yes");

    private final Optional<Asker> asker;

    private ShellQuestions(Optional<Asker> asker) {
        this.asker = asker;
    }

    /**
     * Asks at this terminal.
     *
     * @param token what cancels the command that asks; asked for each time
     */
    public static ShellQuestions at(ShellTerminal terminal, Supplier<CancellationToken> token) {
        return of(new TerminalAsker(terminal.terminal(), token));
    }

    /**
     * Asks at the console of the process; nobody when that is null.
     *
     * @param token the same
     * @param err where the line of a question ends that is left behind: the console itself is locked while it is read
     */
    public static ShellQuestions at(Console console, Supplier<CancellationToken> token, Channel err) {
        return console == null
                ? new ShellQuestions(Optional.empty())
                : of(new AsideAsker(new ConsoleAsker(console), token, () -> err.line("")));
    }

    static ShellQuestions of(Asker asker) {
        return new ShellQuestions(Optional.of(asker));
    }

    @Override
    public boolean canBeAsked() {
        return asker.isPresent();
    }

    @Override
    public Optional<Boolean> confirm(String question) {
        String prompt = ControlCharacters.visibleLines(question) + " (y/N) ";
        return asker.map(
                person -> person.line(prompt).map(ShellQuestions::isYes).orElse(false));
    }

    @Override
    public Optional<char[]> secret(String prompt) {
        return asker.flatMap(person -> person.secret(ControlCharacters.visible(prompt)));
    }

    private static boolean isYes(String answer) {
        return YES.contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    /** Whoever answers; an empty answer is a refusal. */
    interface Asker {
        Optional<String> line(String prompt);

        Optional<char[]> secret(String prompt);
    }

    private record ConsoleAsker(Console console) implements Asker {
        @Override
        public Optional<String> line(String prompt) {
            return Optional.ofNullable(console.readLine("%s", prompt));
        }

        @Override
        public Optional<char[]> secret(String prompt) {
            return Optional.ofNullable(console.readPassword("%s", prompt));
        }
    }
}

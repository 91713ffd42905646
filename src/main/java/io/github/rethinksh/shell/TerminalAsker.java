package io.github.rethinksh.shell;

import io.github.rethinksh.model.CancellationToken;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/**
 * Asks at a JLine terminal, with a reader that has neither history nor completion.
 *
 * @param token what cancels the command that asks, and with it the question
 */
record TerminalAsker(Terminal terminal, Supplier<CancellationToken> token) implements ShellQuestions.Asker {
    private static final char MASK = '*';

    @Override
    public Optional<String> line(String prompt) {
        return ask(prompt, null);
    }

    @Override
    public Optional<char[]> secret(String prompt) {
        return ask(prompt, MASK).map(String::toCharArray);
    }

    private Optional<String> ask(String prompt, Character mask) {
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser((line, cursor, context) -> TypedLine.of(line, cursor))
                .variable(LineReader.DISABLE_HISTORY, true)
                .variable(LineReader.DISABLE_COMPLETION, true)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        Thread asking = Thread.currentThread();
        try (CancellationToken.Registration registration = token.get().onCancel(asking::interrupt)) {
            return Optional.of(reader.readLine(PromptText.literally(prompt), mask));
        } catch (UserInterruptException | EndOfFileException e) {
            return Optional.empty();
        }
    }
}

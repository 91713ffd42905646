package io.github.rethinksh.shell;

import io.github.rethinksh.session.PromptState;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What the prompt is made of. The suppliers are asked before each line and must not wait for anything.
 *
 * @param state what the prompt tells
 * @param history the lines typed before
 * @param directory what relative paths are relative to
 * @param tips whether the synopsis of the command stands below the line
 * @param suggestions whether the rest of a line typed before is offered behind the cursor
 */
public record PromptSettings(
        Supplier<PromptState> state,
        HistoryFile history,
        Path directory,
        BooleanSupplier tips,
        BooleanSupplier suggestions) {
    /** A prompt without tips and suggestions. */
    public static PromptSettings plain(Supplier<PromptState> state, HistoryFile history, Path directory) {
        return new PromptSettings(state, history, directory, () -> false, () -> false);
    }
}

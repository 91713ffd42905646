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
 * @param home what a tilde stands for
 * @param tips whether the synopsis of the command stands below the line
 */
public record PromptSettings(
        Supplier<PromptState> state, HistoryFile history, Path directory, Path home, BooleanSupplier tips) {}

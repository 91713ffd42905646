package io.github.rethinksh.command;

import java.util.List;
import java.util.function.ToIntFunction;

/** What a command can ask of the shell that runs it. */
public interface ShellControl {
    /** Ends the shell after this command, with an exit code. */
    void exit(int code);

    /** Clears the screen, where there is one. */
    void clear();

    /** The lines that were typed, oldest first; empty where there is no prompt. */
    List<String> history();

    /** What runs commands as if each had been typed, within the command that asks for it; it returns exit codes. */
    ToIntFunction<List<String>> runner();

    /** Whether the shell ends after this command. */
    boolean isEnding();

    /** The commands that run in the background. */
    JobControl jobs();
}

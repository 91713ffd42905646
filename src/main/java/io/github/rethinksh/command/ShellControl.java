package io.github.rethinksh.command;

import java.util.List;

/** What a command can ask of the shell that runs it. */
public interface ShellControl {
    /** Ends the shell after this command, with an exit code. */
    void exit(int code);

    /** Clears the screen, where there is one. */
    void clear();

    /** The lines that were typed, oldest first; empty where there is no prompt. */
    List<String> history();

    /** The commands that run in the background. */
    JobControl jobs();
}

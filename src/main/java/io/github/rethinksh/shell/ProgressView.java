package io.github.rethinksh.shell;

import io.github.rethinksh.command.ProgressMode;
import io.github.rethinksh.command.Renderer.Progress;

/** Where the progress of commands goes: to the screen, or into the books of a job in the background. */
public interface ProgressView {
    /**
     * Starts to show it.
     *
     * @param notes whether notes are told where there is no progress
     */
    Progress start(String title, ProgressMode mode, boolean notes);

    /** Writes lines where progress may be drawn. */
    void beside(Runnable lines);
}

package io.github.rethinksh.command;

import java.util.Optional;

/** Asks the person at the terminal, where there is one. */
public interface Questions {
    /** Whether there is somebody. */
    boolean canBeAsked();

    /**
     * Asks for yes or no.
     *
     * @return the answer; empty when there is nobody to ask
     */
    Optional<Boolean> confirm(String question);

    /**
     * Asks for a secret, which is neither shown nor remembered.
     *
     * @return the answer; empty when there is nobody to ask or the answer was refused with Ctrl-C or Ctrl-D
     */
    Optional<char[]> secret(String prompt);
}

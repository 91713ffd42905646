package io.github.rethinksh.transfer;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;

/**
 * A reason why an import cannot work.
 *
 * @param exitCode what kind of reason it is
 * @param message what is wrong, with what
 * @param hint what to do about it; may be null
 */
public record PlanProblem(ExitCode exitCode, String message, String hint) {
    /** Something that the cluster or the source does not allow. */
    static PlanProblem failed(String message, String hint) {
        return new PlanProblem(ExitCode.FAILED, message, hint);
    }

    /** What was found wrong elsewhere. */
    static PlanProblem of(ShellException found) {
        return new PlanProblem(
                found.exitCode(), found.getMessage(), found.hint().orElse(null));
    }
}

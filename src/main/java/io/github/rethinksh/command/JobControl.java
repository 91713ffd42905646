package io.github.rethinksh.command;

import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** The jobs of the shell: commands that run in the background. */
public interface JobControl {
    /**
     * How a job stands.
     *
     * @param state running, stopping, done, failed or cancelled
     * @param progress how far it is; empty when that is not known
     * @param rate how fast it goes on; empty unless it runs
     * @param left how long it will take yet; empty when that is not known
     * @param time since when it runs, or how long it ran
     * @param line the line that was typed, without secrets
     */
    record Standing(int number, String state, String progress, String rate, String left, Duration time, String line) {
        /** Whether it has not ended. */
        boolean runs() {
            return state.equals("running") || state.equals("stopping");
        }
    }

    /** All that run, and the last ones that ended. */
    List<Standing> all();

    /**
     * Waits for a job, or for all that run, and shows how they stand meanwhile.
     *
     * @param number which one; empty for all
     * @param token stops the waiting, not the job
     * @return the exit code of the job, or of the first one that failed
     */
    int await(OptionalInt number, CancellationToken token);

    /**
     * Does to a job what Ctrl-C does to a command: the second time it is done hard.
     *
     * @param number which one; empty for the only one that runs
     * @return the number of the job
     */
    int cancel(OptionalInt number);

    /** Where nothing runs in the background. */
    static JobControl none() {
        return new JobControl() {
            @Override
            public List<Standing> all() {
                return List.of();
            }

            @Override
            public int await(OptionalInt number, CancellationToken token) {
                throw noJob();
            }

            @Override
            public int cancel(OptionalInt number) {
                throw noJob();
            }

            private ShellException noJob() {
                return new ShellException(ExitCode.USAGE, "nothing runs in the background here");
            }
        };
    }
}

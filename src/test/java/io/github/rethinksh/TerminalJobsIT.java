package io.github.rethinksh;

import static io.github.rethinksh.testing.PtyShell.CONTROL_C;
import static io.github.rethinksh.testing.PtyShell.CONTROL_D;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.PtyShell;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs in the background of the prompt of the packaged program. */
@Timeout(60)
class TerminalJobsIT {
    @TempDir
    private Path directory;

    private PtyShell shell;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        shell = PtyShell.demo(directory);
    }

    @AfterEach
    void stop() {
        shell.close();
    }

    @Test
    void shouldRunAnExportInTheBackgroundOfAPromptThatStaysUsable() throws Exception {
        shell.type("export shop.orders --to out --rate 1docs/s &\r");
        shell.see("[1] export shop.orders --to out --rate 1docs/s");
        shell.see("/test> ");
        shell.type("ls dbs\r");
        shell.see("test3          0");
        shell.see("/test> ");
        begun("out");
        shell.type("jobs\r");
        shell.see("  1  running  0%");
        shell.see("/test> ");
        shell.type("wait\r");
        shell.see("job 1: export shop.orders ");
        shell.type(CONTROL_C);
        shell.see("stopped waiting, job 1 goes on");
        shell.see("/test> ");
        shell.type("disconnect\r");
        shell.see("[disconnected]> ");
        shell.type("cancel 1\r");
        shell.see("job 1 is told to stop");
        shell.see("[1] cancelled in ");
        shell.see("to go on: export shop.orders --rate 1docs/s --to ");
        shell.type("exit 7\r");

        assertThat(shell.exitCode()).isEqualTo(7);
    }

    @Test
    void shouldTellTheEndOfAJobAboveTheLineThatIsTyped() throws Exception {
        shell.type("export shop.orders --to out --rate 60docs/s &\r");
        shell.see("[1] export shop.orders");
        shell.see("/test> ");
        shell.type("count shop.");
        shell.see("[1] done in ");
        shell.see("420 rows exported from 1 tables");
        shell.see("/test> ");
        shell.type("customers\r");
        shell.see("shop.customers         48");
        shell.type("exit 7\r");

        assertThat(shell.exitCode()).isEqualTo(7);
    }

    @Test
    void shouldSayThatAJobRunsBeforeItLeaves() throws Exception {
        shell.type("export shop.orders --to out --rate 1docs/s &\r");
        shell.see("/test> ");
        begun("out");
        shell.type(CONTROL_D);
        shell.see("a job is still running");
        shell.see("/test> ");
        shell.type("ls dbs\r");
        shell.see("test3          0");
        shell.see("/test> ");
        shell.type("exit 7\r");
        shell.see("a job is still running");
        shell.see("/test> ");
        shell.type("exit 8\r");
        shell.see("[1] cancelled in ");
        shell.see("to go on: export shop.orders --rate 1docs/s --to ");

        assertThat(shell.exitCode()).isEqualTo(8);
    }

    @Test
    void shouldStopJobsWhenTheProcessIsToldToEnd() throws Exception {
        shell.type("export shop.orders --to out --rate 1docs/s &\r");
        shell.see("/test> ");
        begun("out");
        shell.signal("TERM");
        shell.see("[1] cancelled in ");
        shell.see("to go on: export shop.orders --rate 1docs/s --to ");

        assertThat(shell.exitCode()).isEqualTo(143);
    }

    /** Waits until the first table is begun, which is when the job knows how much it has to do. */
    private void begun(String export) throws InterruptedException {
        shell.awaitFile(directory.resolve(export).resolve("shop/orders.json.part"));
    }
}

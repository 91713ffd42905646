package io.github.rethinksh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own in a pseudo-terminal, which {@code script} of util-linux makes. */
// The thread that reads the screen cannot be interrupted: it is left behind, and ends with the process.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RealTerminalTest {
    private static final String CONTROL_C = "\003";
    private static final String CONTROL_D = "\004";

    @TempDir
    private Path directory;

    private Process process;
    private Reader screen;
    private OutputStream keyboard;

    @BeforeEach
    void start() throws IOException {
        boolean installed = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "script")));
        Assumptions.assumeTrue(installed, "there is no script of util-linux on the PATH");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // Without exec a shell would stand between, and one that is dash would die of the Ctrl-C itself. Whoever runs
        // the
        // tests may have SIGINT ignored, as nohup has, which a process inherits.
        String command =
                "stty columns 120 rows 40; exec env --default-signal=INT " + java + " -XX:TieredStopAtLevel=1 -cp '"
                        + System.getProperty("java.class.path") + "' io.github.rethinksh.Rethinksh --demo";
        ProcessBuilder builder = new ProcessBuilder("script", "-qfec", command, "/dev/null");
        builder.directory(directory.toFile());
        builder.environment().put("TERM", "xterm");
        builder.environment()
                .put("RETHINKSH_HISTORY", directory.resolve("history").toString());
        process = builder.redirectErrorStream(true).start();
        screen = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
        keyboard = process.getOutputStream();
        see("/test> ");
    }

    @AfterEach
    void stop() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void shouldRunCommandsAndLeaveWithTheCodeOfExit() throws Exception {
        type("ls dbs\r");
        see("test3          0");
        see("/test> ");
        type("lss\r");
        see("did you mean 'ls'?");
        see("/test> ");
        type("exit 7\r");

        assertThat(process.waitFor()).isEqualTo(7);
        assertThat(directory.resolve("history")).content().contains("ls dbs").contains("exit 7");
    }

    @Test
    void shouldLiveOnAfterControlCAndEndWithControlD() throws Exception {
        type("half a line");
        see("half a line");
        type(CONTROL_C);
        see("\n");
        insist("count shop.orders\r", "420");
        type(CONTROL_D);

        assertThat(process.waitFor()).isZero();
        assertThat(directory.resolve("history")).content().doesNotContain("half a line");
    }

    @Test
    void shouldLiveOnAfterControlCWhileThePromptIsBeingDrawn() throws Exception {
        for (int i = 0; i < 100; i++) {
            type(CONTROL_C);
            assertThat(process.waitFor(5, TimeUnit.MILLISECONDS)).isFalse();
        }
        insist("count shop.orders\r", "420");
        type("exit 7\r");

        assertThat(process.waitFor()).isEqualTo(7);
    }

    @Test
    void shouldTellHowToGoOnWhenControlCStopsAnExport() throws Exception {
        type("export shop.orders --to out --rate 1docs/s\r");
        begun("out");
        type(CONTROL_C);
        see("to go on: export shop.orders --rate 1docs/s --to ");
        see("/test> ");
        type("exit 7\r");

        assertThat(process.waitFor()).isEqualTo(7);
    }

    @Test
    void shouldRunAnExportInTheBackgroundOfAPromptThatStaysUsable() throws Exception {
        type("export shop.orders --to out --rate 1docs/s &\r");
        see("[1] export shop.orders --to out --rate 1docs/s");
        see("/test> ");
        type("ls dbs\r");
        see("test3          0");
        see("/test> ");
        begun("out");
        type("jobs\r");
        see("  1  running  0%");
        see("/test> ");
        type("wait\r");
        see("job 1: export shop.orders ");
        type(CONTROL_C);
        see("stopped waiting, job 1 goes on");
        see("/test> ");
        type("disconnect\r");
        see("[disconnected]> ");
        type("cancel 1\r");
        see("job 1 is told to stop");
        see("[1] cancelled in ");
        see("to go on: export shop.orders --rate 1docs/s --to ");
        type("exit 7\r");

        assertThat(process.waitFor()).isEqualTo(7);
    }

    @Test
    void shouldTellTheEndOfAJobAboveTheLineThatIsTyped() throws Exception {
        type("export shop.orders --to out --rate 140docs/s &\r");
        see("[1] export shop.orders");
        see("/test> ");
        type("count shop.");
        see("count shop.");
        see("[1] done in ");
        see("420 rows exported from 1 tables");
        see("count shop.");
        type("customers\r");
        see("shop.customers         48");
        type("exit 7\r");

        assertThat(process.waitFor()).isEqualTo(7);
    }

    @Test
    void shouldSayThatAJobRunsBeforeItLeaves() throws Exception {
        type("export shop.orders --to out --rate 1docs/s &\r");
        see("/test> ");
        begun("out");
        type(CONTROL_D);
        see("a job is still running");
        see("/test> ");
        type("ls dbs\r");
        see("test3          0");
        see("/test> ");
        type("exit 7\r");
        see("a job is still running");
        see("/test> ");
        type("exit 8\r");
        see("[1] cancelled in ");
        see("to go on: export shop.orders --rate 1docs/s --to ");

        assertThat(process.waitFor()).isEqualTo(8);
    }

    @Test
    void shouldStopJobsWhenTheProcessIsToldToEnd() throws Exception {
        type("export shop.orders --to out --rate 1docs/s &\r");
        see("/test> ");
        begun("out");
        process.descendants().forEach(ProcessHandle::destroy);
        see("[1] cancelled in ");
        see("to go on: export shop.orders --rate 1docs/s --to ");

        assertThat(process.waitFor()).isEqualTo(143);
    }

    private void begun(String export) throws InterruptedException {
        while (!Files.exists(directory.resolve(export).resolve("rethinksh.manifest"))) {
            assertThat(process.waitFor(5, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void shouldShowHelpInColoursAndNotTheirCodes() throws Exception {
        type("help count\r");
        see("Usage: rethinksh count ");
        see("/test> ");
        type(CONTROL_D);

        assertThat(process.waitFor()).isZero();
    }

    @Test
    void shouldCompleteACommandByTab() throws Exception {
        type("histo\t-n 1\r");
        // What is typed comes in pieces, with the line below between them.
        see("1  history -n 1");
        see("/test> ");
        type(CONTROL_D);

        assertThat(process.waitFor()).isZero();
    }

    @Test
    void shouldRememberNoPassword() throws Exception {
        type("connect rethinkdb://joe:Zu7tersecret@127.0.0.1:1\r");
        see("cannot connect to 127.0.0.1:1: connection refused");
        see("/test> ");
        type("connect 127.0.0.1:1 -p\r");
        see("Password for admin: ");
        type("Zu7tersecret\r");
        see("************");
        see("cannot connect to 127.0.0.1:1: connection refused");
        see("/test> ");
        type("history\r");
        see("connect 127.0.0.1:1 -p");
        see("/test> ");
        type("exit\r");

        assertThat(process.waitFor()).isZero();
        assertThat(directory.resolve("history"))
                .content()
                .contains("connect 127.0.0.1:1 -p")
                .doesNotContain("Zu7ter");
        assertThat(Files.getPosixFilePermissions(directory.resolve("history")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private void type(String keys) throws IOException {
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    /**
     * Types a line again and again until its answer appears and the prompt after it: a Ctrl-C that is still on its way
     * clears what is typed.
     */
    private void insist(String keys, String answer) throws Exception {
        StringBuilder seen = new StringBuilder();
        while (!answered(seen, answer)) {
            type(keys);
            for (int i = 0; i < 100 && !answered(seen, answer); i++) {
                while (screen.ready()) {
                    seen.append((char) screen.read());
                }
                assertThat(process.waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
            }
        }
    }

    private static boolean answered(CharSequence screen, String answer) {
        String text = plain(screen);
        return text.contains(answer) && text.substring(text.indexOf(answer)).contains("/test> ");
    }

    /** Reads on until the text has appeared, without the escape sequences around it. */
    private void see(String text) throws IOException {
        StringBuilder seen = new StringBuilder();
        while (!plain(seen).contains(text)) {
            int next = screen.read();
            if (next < 0) {
                throw new AssertionError("'" + text + "' did not appear, but: " + seen);
            }
            seen.append((char) next);
        }
    }

    private static String plain(CharSequence screen) {
        return screen.toString().replaceAll("\033\\[[0-9;?]*[A-Za-z]", "");
    }
}

package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProcessExitTest {
    @Test
    void shouldEndWithTheCode() throws Exception {
        assertThat(start("3").waitFor()).isEqualTo(3);
    }

    @Test
    void shouldEndWithTheCodeOfTheSignalWhenTheCommandIsBackBeforeTheProcessIsGone() throws Exception {
        Process process = start("130", "when told");
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo("ready");
            process.destroy();

            assertThat(process.waitFor()).isEqualTo(143);
        }
    }

    private static Process start(String... arguments) throws IOException {
        // The command of the program, with another class to run.
        List<String> line = new ArrayList<>(
                JavaProcess.command("-Xshare:auto", "--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED"));
        line.set(line.size() - 1, Ending.class.getName());
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** A program that ends at once, or in the middle of a shutdown, where it is held until the program is at its end. */
    static final class Ending {
        private static final int SHUT_DOWN = 5;

        private static volatile boolean told;

        private Ending() {}

        public static void main(String[] arguments) {
            if (arguments.length > 1) {
                Thread main = Thread.currentThread();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> holdAfterTheHooks(main)));
                System.out.println("ready");
                while (!told) {
                    Thread.onSpinWait();
                }
            }
            ProcessExit.with(Integer.parseInt(arguments[0]));
        }

        /** Has the virtual machine believe that all hooks are over, which is so for a moment only otherwise. */
        private static void holdAfterTheHooks(Thread main) {
            try {
                Field level = Class.forName("jdk.internal.misc.VM").getDeclaredField("initLevel");
                level.setAccessible(true);
                int before = level.getInt(null);
                level.setInt(null, SHUT_DOWN);
                told = true;
                while (main.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
                level.setInt(null, before);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

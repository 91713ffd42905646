package io.github.rethinksh.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jline.terminal.impl.DumbTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** Finds out which of the standard streams of this process are terminals. */
public final class TerminalDetection {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private TerminalDetection() {}

    /**
     * What this process was started in.
     *
     * @param environment the environment variables
     */
    public static TerminalEnvironment detect(Map<String, String> environment) {
        try {
            return TerminalEnvironment.of(environment, isTerminal(0), isTerminal(1), isTerminal(2));
        } catch (IOException e) {
            // Not a Linux.
            return detectByLibrary(environment);
        }
    }

    /** Without JLine's native library, whose loading takes a third of the time that a short command takes. */
    private static boolean isTerminal(int descriptor) throws IOException {
        String device = Files.readSymbolicLink(DESCRIPTORS.resolve(String.valueOf(descriptor)))
                .toString();
        return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
    }

    private static TerminalEnvironment detectByLibrary(Map<String, String> environment) {
        TerminalProvider provider = provider();
        return TerminalEnvironment.of(
                environment,
                provider.isSystemStream(SystemStream.Input),
                provider.isSystemStream(SystemStream.Output),
                provider.isSystemStream(SystemStream.Error));
    }

    private static TerminalProvider provider() {
        try {
            return TerminalProvider.load("jni");
        } catch (IOException | LinkageError e) {
            // Where the native library cannot be loaded JLine itself makes do with a dumb terminal.
            return new DumbTerminalProvider();
        }
    }
}

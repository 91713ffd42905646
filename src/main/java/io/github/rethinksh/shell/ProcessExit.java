package io.github.rethinksh.shell;

import java.util.concurrent.locks.LockSupport;

/**
 * The last thing that the program does. A process that a signal ends has the exit code of the signal, 143 after
 * SIGTERM, also when the cancelled command comes back with a code of its own.
 */
public final class ProcessExit {
    private ProcessExit() {}

    /** Ends the process with the code, or, where a signal ends it already, waits for that. Does not return. */
    public static void with(int code) {
        if (isUnderway()) {
            // Between the end of the hooks and the end of the process, exit() halts it with whatever it was given.
            waitForTheEnd();
        }
        System.exit(code);
    }

    /** Whether the virtual machine shuts down: it takes no hooks then. */
    private static boolean isUnderway() {
        Thread probe = new Thread(() -> {}, "shutdown-probe");
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private static void waitForTheEnd() {
        while (true) {
            LockSupport.park();
            // One that is set would let no park wait.
            Thread.interrupted();
        }
    }
}

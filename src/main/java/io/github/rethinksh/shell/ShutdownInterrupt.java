package io.github.rethinksh.shell;

import io.github.rethinksh.model.ExitCode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import org.jline.utils.Signals;

/**
 * Ctrl-C and SIGTERM without a prompt: the first cancels the commands, which then have some time to tidy up, but not for
 * ever; a Ctrl-C after that ends the process. It ends with 130, as any that SIGINT ended.
 */
public final class ShutdownInterrupt {
    private static final String INTERRUPT = "INT";

    /** How long what restores the terminal may take. */
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(1);

    private final Interrupts interrupts;
    private final Duration patience;
    private final IntConsumer exit;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final AtomicInteger pressed = new AtomicInteger();

    /**
     * A watch over the commands of one run.
     *
     * @param patience how long a cancelled command may take to tidy up
     */
    public ShutdownInterrupt(Interrupts interrupts, Duration patience) {
        this(interrupts, patience, ShutdownInterrupt::exit);
    }

    ShutdownInterrupt(Interrupts interrupts, Duration patience, IntConsumer exit) {
        this.interrupts = interrupts;
        this.patience = patience;
        this.exit = exit;
    }

    /** Runs commands, their errors and summaries included, under the watch. Returns what they return. */
    public int run(IntSupplier commands) {
        Thread hook = new Thread(this::cancelAndWait, "shutdown-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        // Where SIGINT is ignored, as nohup has it, the virtual machine registers nothing. While it shuts down its own
        // handler does nothing, and this one still ends it.
        Object before = Signals.register(INTERRUPT, this::press);
        try {
            int code = commands.getAsInt();
            return pressed.get() > 0 ? ExitCode.INTERRUPTED.code() : code;
        } finally {
            finished.countDown();
            Signals.unregister(INTERRUPT, before);
            remove(hook);
        }
    }

    /** What Ctrl-C does, on a thread of its own each time. */
    void press() {
        boolean again = pressed.getAndIncrement() > 0 || interrupts.isShutDown();
        if (again || !cancelAndWait()) {
            // A shutdown has nobody to wait for any more.
            finished.countDown();
            exit.accept(ExitCode.INTERRUPTED.code());
        }
    }

    /** Asks the commands to end, and waits for them. Returns whether they did. */
    boolean cancelAndWait() {
        interrupts.shutDown();
        try {
            return finished.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the process, whatever it is at; a terminal is restored before, by the hooks of those who changed it. */
    private static void exit(int code) {
        Thread hooks = new Thread(() -> System.exit(code), "rethinksh-exit");
        hooks.setDaemon(true);
        hooks.start();
        try {
            hooks.join(LAST_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(code);
    }

    static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The shutdown has begun, and the hook sees for itself that there is nothing left to wait for.
            return;
        }
    }
}

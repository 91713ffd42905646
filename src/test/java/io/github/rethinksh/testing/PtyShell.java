package io.github.rethinksh.testing;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged program in a pseudo-terminal of its own. Escape sequences are left out of what it writes. */
public final class PtyShell implements AutoCloseable {
    /** The keys Ctrl-C. */
    public static final String CONTROL_C = "\003";

    /** The keys Ctrl-D. */
    public static final String CONTROL_D = "\004";

    /** The keys Ctrl-U, which throw the line away. */
    public static final String CONTROL_U = "\025";

    /** How long something may take that should come at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How soon a key is pressed again. */
    private static final Duration IMPATIENCE = Duration.ofSeconds(2);

    private static final Pattern ESCAPES =
            Pattern.compile("\u001b(\\[[0-9;?]*[ -/]*[A-Za-z@]|\\][^\u0007\u001b]*(\u0007|\u001b\\\\)|[=>()][0B]?)");

    private final PtyProcess process;
    private final OutputStream keyboard;
    private final Thread reading;
    private final StringBuilder written = new StringBuilder();
    private boolean over;
    private int looked;

    private PtyShell(PtyProcess process) {
        this.process = process;
        this.keyboard = process.getOutputStream();
        this.reading = new Thread(this::read, "terminal-reader");
        reading.setDaemon(true);
        reading.start();
    }

    /**
     * Starts the program in a terminal of this size.
     *
     * @param directory its working directory and its home
     * @param environment variables beside the usual ones
     */
    public static PtyShell start(
            Path directory, int columns, int rows, Map<String, String> environment, String... arguments)
            throws IOException {
        Map<String, String> variables = new HashMap<>(Map.of(
                "PATH",
                System.getenv("PATH"),
                "HOME",
                directory.toString(),
                "TERM",
                "xterm",
                "LANG",
                "C.UTF-8",
                "RETHINKSH_CLASS_ARCHIVE",
                "",
                "JAVA_HOME",
                System.getProperty("java.home")));
        variables.putAll(environment);
        // Whoever runs the tests may have them ignored, which a process inherits.
        List<String> command =
                new ArrayList<>(List.of("env", "--default-signal=INT,HUP", System.getProperty("program")));
        command.addAll(List.of(arguments));
        return new PtyShell(new PtyProcessBuilder(command.toArray(String[]::new))
                .setDirectory(directory.toString())
                .setEnvironment(variables)
                .setInitialColumns(columns)
                .setInitialRows(rows)
                .start());
    }

    /** Starts it with the demo cluster in a terminal of 120 columns and 40 rows, and waits for the prompt. */
    public static PtyShell demo(Path directory) throws IOException, InterruptedException {
        PtyShell shell = start(directory, 120, 40, Map.of(), "--demo");
        shell.see("/test> ");
        return shell;
    }

    /** Types keys; {@code \r} is Enter. */
    public void type(String keys) throws IOException {
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    /** Waits until this text has been written, after what was seen last. */
    public void see(String text) throws InterruptedException {
        seePattern(Pattern.quote(text));
    }

    /** The same for a regular expression. */
    public void seePattern(String pattern) throws InterruptedException {
        if (!appears(Pattern.compile(pattern), PATIENCE)) {
            throw missing(pattern);
        }
    }

    /** Types keys again and again until this text is written: what they ask for may not be known yet. */
    public void insist(String keys, String text) throws IOException, InterruptedException {
        Pattern wanted = Pattern.compile(Pattern.quote(text));
        for (Duration waited = Duration.ZERO; waited.compareTo(PATIENCE) < 0; waited = waited.plus(IMPATIENCE)) {
            type(keys);
            if (appears(wanted, IMPATIENCE)) {
                return;
            }
        }
        throw missing(text);
    }

    private synchronized AssertionError missing(String wanted) {
        return new AssertionError("'" + wanted + "' did not appear, but: " + all().substring(looked));
    }

    private synchronized boolean appears(Pattern wanted, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            String plain = all();
            Matcher found = wanted.matcher(plain).region(looked, plain.length());
            if (found.find()) {
                looked = found.end();
                return true;
            }
            long left = (end - System.nanoTime()) / 1_000_000;
            if (over || left <= 0) {
                return false;
            }
            wait(left);
        }
    }

    /** All that was written until now. */
    public synchronized String all() {
        return ESCAPES.matcher(written).replaceAll("");
    }

    /** The same with its escape sequences. */
    public synchronized String raw() {
        return written.toString();
    }

    /** Changes the size of the terminal, as dragging a window does. */
    public void resize(int columns, int rows) {
        process.setWinSize(new WinSize(columns, rows));
    }

    /** Whether it ends by itself within so long. */
    public boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends a signal, such as TERM. */
    public void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-s", name, String.valueOf(process.pid()))
                .inheritIO()
                .start();
        if (kill.waitFor() != 0) {
            throw new IOException("cannot send " + name);
        }
    }

    /** Waits until a file is there, as long as the program runs. */
    public void awaitFile(Path file) throws InterruptedException {
        while (!Files.exists(file)) {
            if (endsWithin(Duration.ofMillis(5))) {
                throw new AssertionError("it ended before there was " + file + ": " + all());
            }
        }
    }

    /** Waits for the end of the program and of what it writes; returns the exit code. */
    public int exitCode() throws InterruptedException {
        int code = process.waitFor();
        reading.join();
        return code;
    }

    private void read() {
        try (Reader screen = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            for (int next = screen.read(); next >= 0; next = screen.read()) {
                add((char) next);
            }
        } catch (IOException e) {
            // How some systems say that the other end of a terminal was closed.
            end();
        }
        end();
    }

    private synchronized void add(char next) {
        written.append(next);
        notifyAll();
    }

    private synchronized void end() {
        over = true;
        notifyAll();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package io.github.rethinksh;

import io.github.rethinksh.shell.TerminalEnvironment;
import io.github.rethinksh.testing.Program;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Runs the program with surroundings of the test's own. */
public final class ProgramRun {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:15:30Z"), ZoneOffset.UTC);

    private ProgramRun() {}

    /** One run in a directory, as from a script: no stream is a terminal, and nobody can be asked. */
    public static Program.Outcome run(
            Path directory,
            List<String> arguments,
            Map<String, String> environment,
            InputStream input,
            OutputStream data) {
        return run(directory, arguments, environment, input, data, false);
    }

    /** The same, perhaps with a terminal that shows the output. */
    public static Program.Outcome run(
            Path directory,
            List<String> arguments,
            Map<String, String> environment,
            InputStream input,
            OutputStream data,
            boolean shown) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Surroundings surroundings = surroundings(directory, environment, input, out, err, data, shown);
        int code = new Rethinksh(surroundings).run(arguments.toArray(String[]::new));
        return new Program.Outcome(code, out.toString(), err.toString());
    }

    static Surroundings surroundings(Path directory, Map<String, String> environment, String input) {
        return surroundings(
                directory,
                environment,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new StringWriter(),
                new StringWriter(),
                OutputStream.nullOutputStream(),
                false);
    }

    private static Surroundings surroundings(
            Path directory,
            Map<String, String> environment,
            InputStream input,
            StringWriter out,
            StringWriter err,
            OutputStream data,
            boolean shown) {
        return new Surroundings(
                environment,
                TerminalEnvironment.of(environment, false, shown, shown),
                input,
                new PrintWriter(out),
                new PrintWriter(err),
                data,
                null,
                directory,
                directory,
                CLOCK);
    }
}

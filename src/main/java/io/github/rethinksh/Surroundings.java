package io.github.rethinksh;

import io.github.rethinksh.command.DataStreams;
import io.github.rethinksh.session.Configuration;
import io.github.rethinksh.session.ConfigurationFile;
import io.github.rethinksh.shell.Output;
import io.github.rethinksh.shell.ResultWriter;
import io.github.rethinksh.shell.TerminalDetection;
import io.github.rethinksh.shell.TerminalEnvironment;
import java.io.Console;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What a run of the program finds around it: the only place that asks the process and the system.
 *
 * @param environment the environment variables
 * @param terminal what the standard streams are
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param data standard output as bytes
 * @param console who can be asked without a prompt; null when there is nobody
 * @param directory the working directory
 * @param home the user's home directory
 * @param clock the time
 */
record Surroundings(
        Map<String, String> environment,
        TerminalEnvironment terminal,
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        OutputStream data,
        Console console,
        Path directory,
        Path home,
        Clock clock) {

    static Surroundings ofThisProcess() {
        Map<String, String> environment = System.getenv();
        return new Surroundings(
                environment,
                TerminalDetection.detect(environment),
                System.in,
                new ResultWriter(new FileOutputStream(FileDescriptor.out)),
                new ResultWriter(new FileOutputStream(FileDescriptor.err)),
                new FileOutputStream(FileDescriptor.out),
                System.console(),
                Path.of(""),
                home(environment),
                Clock.system(ZoneId.systemDefault()));
    }

    private static Path home(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        return Path.of(home.isEmpty() ? System.getProperty("user.home") : home);
    }

    /**
     * What is configured for this user: in the file that {@code RETHINKSH_CONFIG} names (none when that is empty), else
     * where the XDG base directory specification has it.
     */
    Configuration configuration() {
        return ConfigurationFile.read(configurationFile(), home, environment.get("RETHINKDB_USER"));
    }

    private Path configurationFile() {
        String named = environment.get("RETHINKSH_CONFIG");
        if (named != null) {
            return named.isEmpty() ? null : directory.resolve(named);
        }
        String base = environment.getOrDefault("XDG_CONFIG_HOME", "");
        // A relative one is to be ignored, says the specification.
        Path configurations = base.startsWith("/") ? Path.of(base) : home.resolve(".config");
        return configurations.resolve("rethinksh").resolve("config.toml");
    }

    /** The command that shows long results: what the user says, where that is not empty, else {@code less}. */
    Optional<String> pager() {
        String chosen = environment.getOrDefault("RETHINKSH_PAGER", environment.get("PAGER"));
        if (chosen != null) {
            return Optional.of(chosen).filter(command -> !command.isBlank());
        }
        boolean less = Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "less")));
        return less ? Optional.of("less") : Optional.empty();
    }

    Output output() {
        return terminal.output(out, err);
    }

    /** The standard streams for data. What belongs in a file has no business on a terminal. */
    DataStreams streams() {
        return new DataStreams(Optional.of(in), terminal.out().terminal() ? Optional.empty() : Optional.of(data));
    }
}

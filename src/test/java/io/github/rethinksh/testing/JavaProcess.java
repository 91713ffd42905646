package io.github.rethinksh.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the program is started as a process of its own. */
public final class JavaProcess {
    private JavaProcess() {}

    /** The command of the program on the class path of this test, with options of the virtual machine. */
    public static List<String> command(String... machineOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(machineOptions));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.github.rethinksh.Rethinksh"));
        return command;
    }

    /** The whole command line of the program, which starts fast rather than becoming fast. */
    public static List<String> line(String... arguments) {
        List<String> command = command("-XX:TieredStopAtLevel=1");
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs a command line in a directory to its end, with its output in files there for a while. */
    public static Program.Outcome run(Path directory, List<String> line) throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory, "out", ".txt");
        Path err = Files.createTempFile(directory, "err", ".txt");
        int code = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        Program.Outcome outcome = new Program.Outcome(code, Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return outcome;
    }
}

package io.github.rethinksh.testing;

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
}

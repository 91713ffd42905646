package io.github.rethinksh;

import static com.rethinkdb.RethinkDB.r;
import static io.github.rethinksh.testing.PtyShell.CONTROL_C;
import static io.github.rethinksh.testing.PtyShell.CONTROL_D;
import static io.github.rethinksh.testing.PtyShell.CONTROL_U;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.testing.DemoProcess;
import io.github.rethinksh.testing.PtyShell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as users have it, in a terminal as they have it. */
// A read from the terminal cannot be interrupted: the thread is left behind, and ends with the process.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PackagedProgramIT {
    @TempDir
    private Path directory;

    private PtyShell demo(Map<String, String> environment, int columns, int rows) throws Exception {
        PtyShell shell = PtyShell.start(directory, columns, rows, environment, "--demo");
        shell.see("/test> ");
        return shell;
    }

    @Test
    void shouldOfferCommandsTablesAndOptions() throws Exception {
        try (PtyShell shell = demo(Map.of(), 100, 30)) {
            shell.type("ls \t");
            shell.see("exports");
            // The first Enter takes what the menu shows, the second one the line.
            shell.type("\t\r\r");
            shell.seePattern("database +tables");
            shell.see("/test> ");
            // Of a line that grows only what is new is written. It is typed anew until the names are there, which come
            // in
            // the background.
            shell.insist(CONTROL_U + "pee\tshop.cu\t", "stomers");
            shell.type("--ro\t");
            shell.see("ws");
            shell.type("1\r");
            shell.see("amelia.almeida1");
            shell.see("/test> ");
            shell.type(CONTROL_D);
            assertThat(shell.exitCode()).isZero();
        }
    }

    @Test
    void shouldTellALostServerAndItsReturnWithoutBeingAsked() throws Exception {
        DemoProcess server = DemoProcess.start(directory, "--port", "0");
        try (PtyShell shell = PtyShell.start(directory, 100, 30, Map.of(), "-c", server.address())) {
            shell.see("/test> ");
            shell.type("use shop\r");
            shell.see("/shop> ");
            shell.type("count cust");
            server.end();
            shell.see("/shop [connection lost]> ");
            try (DemoProcess again = DemoProcess.start(directory, "--port", String.valueOf(server.port()))) {
                shell.seePattern("/shop> (?!\\[)");
                shell.type("omers\r");
                shell.see("48");
                assertThat(again.errors()).isEmpty();
            }
        } finally {
            server.close();
        }
    }

    @Test
    void shouldAskForAPasswordWithoutShowingOrKeepingIt() throws Exception {
        try (DemoProcess server = DemoProcess.start(directory, "--port", "0", "--empty")) {
            try (Cluster cluster = server.connect()) {
                cluster.write(r.db("rethinkdb")
                        .table("users")
                        .insert(r.hashMap("id", "ann").with("password", "open sesame")));
            }
            try (PtyShell shell = PtyShell.start(directory, 100, 30, Map.of(), "-c", server.address())) {
                shell.see("/test> ");
                shell.type("connect -p -u ann " + server.address() + "\r");
                shell.see("Password for ann: ");
                shell.type("open sesame\r");
                shell.see("ann@" + server.address() + "/test> ");
                shell.type("session\r");
                shell.see("/test> ");
                shell.type("exit\r");
                assertThat(shell.exitCode()).isZero();
                assertThat(shell.all()).doesNotContain("sesame");
            }
            assertThat(directory.resolve(".rethinksh_history"))
                    .content()
                    .contains("session")
                    .doesNotContain("sesame");
        }
    }

    @Test
    void shouldFollowTheSizeOfTheWindow() throws Exception {
        try (PtyShell shell = demo(Map.of(), 120, 40)) {
            shell.type("watch 0.2 set\r");
            shell.seePattern("format +auto +auto +default +auto, table, vertical, json +how results are written");
            shell.resize(40, 40);
            shell.see("meaning: how results are written");
            shell.resize(120, 40);
            shell.see("setting         value");
            shell.type(CONTROL_C);
            shell.see("/test> ");
            shell.type(CONTROL_D);
            assertThat(shell.exitCode()).isZero();
        }
    }

    @Test
    void shouldShowLongResultsWithThePager() throws Exception {
        try (PtyShell shell = demo(Map.of("PAGER", "sed 's/^/paged: /'"), 100, 12)) {
            shell.type("help\r");
            shell.see("paged: Connection");
            shell.see("/test> ");
            shell.type("set pager off\rhelp\r");
            shell.see("\nConnection");
            shell.see("/test> ");
            shell.type(CONTROL_D);
            assertThat(shell.exitCode()).isZero();
        }
    }

    @Test
    void shouldWarnOfProductionAndAskBeforeItWrites() throws Exception {
        try (DemoProcess server = DemoProcess.start(directory, "--port", "0", "--empty")) {
            Path configuration = directory.resolve("config.toml");
            Files.writeString(
                    configuration, "[profiles.prod]\nconnect = \"" + server.address() + "\"\nproduction = true\n");
            Files.writeString(directory.resolve("a.json"), "[{\"id\": 1}]");
            Files.writeString(directory.resolve("prod"), "a file of the name of a profile is no list of arguments");
            Map<String, String> environment = Map.of("RETHINKSH_CONFIG", configuration.toString());
            try (PtyShell shell = PtyShell.start(directory, 100, 30, environment, "-c", "@prod")) {
                shell.see("/test [production]> ");
                shell.type("import -f a.json --table test.a\r");
                shell.see("This is production. Import this? (y/N) ");
                shell.type("n\r");
                shell.see("nothing was written");
                shell.see("[production]> ");
                shell.type("exit 3\r");
                assertThat(shell.exitCode()).isEqualTo(3);
            }
        }
    }
}

package io.github.rethinksh;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rethinkdb.net.Connection;
import io.github.rethinksh.testing.DemoProcess;
import io.github.rethinksh.testing.Program;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo cluster as a process of its own. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DemoCommandTest {
    @TempDir
    private Path directory;

    @Test
    void shouldServeOtherClientsUntilItIsToldToEnd() throws Exception {
        try (DemoProcess demo = DemoProcess.start(directory, "--port", "0")) {
            assertThat(demo.firstLine())
                    .isEqualTo("The demo cluster listens on 127.0.0.1:%d. Connect with: rethinksh -c 127.0.0.1:%d"
                            .formatted(demo.port(), demo.port()));
            Program.Outcome counted = new Program(directory)
                    .on(demo)
                    .with("--format", "json", "count", "shop.orders")
                    .run();
            assertThat(counted.err()).isEmpty();
            assertThat(counted.out()).isEqualTo("{\"table\":\"shop.orders\",\"documents\":420}\n");

            try (Socket silent = new Socket(demo.host(), demo.port())) {
                InputStream answers = silent.getInputStream();
                assertThat(demo.end()).isEqualTo(143);
                assertThat(answers.read()).isEqualTo(-1);
            }
            assertThat(demo.errors()).isEmpty();
            assertThatThrownBy(() -> new Socket(demo.host(), demo.port())).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void shouldStartEmptyWhenAsked() throws Exception {
        try (DemoProcess demo = DemoProcess.start(directory, "--port", "0", "--empty");
                Connection connection =
                        r.connection().hostname(demo.host()).port(demo.port()).connect()) {
            assertThat(r.dbList().run(connection).single()).isEqualTo(List.of("rethinkdb", "test"));
            assertThat(r.tableList().run(connection).single()).isEqualTo(List.of());
        }
    }

    @Test
    void shouldTellInOneLineThatAPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Program.Outcome outcome = demo("--port", Integer.toString(taken.getLocalPort()));

            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err()).isEqualTo("""
                    error: cannot listen on port %d: Address already in use
                    hint: Take another port with --port, or any free one with --port 0
                    """.formatted(taken.getLocalPort()));
        }
    }

    @Test
    void shouldRefuseAPortThatThereIsNot() {
        assertThat(demo("--port", "65536")).isEqualTo(new Program.Outcome(2, "", """
                error: there is no port 65536
                hint: Give one from 0 to 65535
                """));
        assertThat(demo("--port", "-1").code()).isEqualTo(2);
    }

    @Test
    void shouldBeForTheCommandLineOnly() {
        Program.Outcome outcome =
                new Program(directory).with("--demo").typing("demo").run();

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("unknown command 'demo'");
    }

    @Test
    void shouldEndItsThreadsWhenItIsInterrupted() throws InterruptedException {
        Thread running = new Thread(() -> demo("--port", "0"), "demo-under-test");
        running.start();
        // An interrupt that comes before the command is dropped, as one of the line before.
        do {
            running.interrupt();
            running.join(10);
        } while (running.isAlive());

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("rethinksh-embedded-"));
    }

    private Program.Outcome demo(String... options) {
        return new Program(directory).with("demo").with(options).run();
    }
}

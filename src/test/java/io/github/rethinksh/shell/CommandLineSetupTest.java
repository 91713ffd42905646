package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class CommandLineSetupTest {
    private final WrittenOutput written = WrittenOutput.pipe();
    private boolean debug;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expor            | error: unknown command 'expor'           | hint: did you mean 'export'?",
                "export --fromat x| error: unknown option '--fromat'         | hint: did you mean '--format'?",
                "export a b       | error: unexpected argument 'b'           | hint: help export",
                "export           | error: missing required parameter: 'SELECTION' | hint: help export",
            })
    void shouldTellAUsageErrorInOneLineWithAHint(String line, String error, String hint) {
        assertThat(execute(line.split(" "))).isEqualTo(2);
        assertThat(written.err()).isEqualTo(error + "\n" + hint + "\n");
        assertThat(written.out()).isEmpty();
    }

    @Test
    void shouldPointToTheHelpWhenNothingIsNear() {
        assertThat(execute("qqqq")).isEqualTo(2);
        assertThat(written.err()).isEqualTo("error: unknown command 'qqqq'\nhint: help\n");
    }

    @Test
    void shouldPrintAFailureWithItsHintAndExitCode() {
        assertThat(execute("fail")).isEqualTo(4);
        assertThat(written.err()).isEqualTo("error: no \\u001b connection\nhint: connect HOST\n");
    }

    @Test
    void shouldPrintTheFailureOfAConverterAsItsOwn() {
        assertThat(execute("export", "a", "--limit", "1")).isEqualTo(1);
        assertThat(written.err()).isEqualTo("error: that is not a limit\n");
    }

    @Test
    void shouldNameAnUnexpectedException() {
        assertThat(execute("crash")).isEqualTo(1);
        assertThat(written.err()).isEqualTo("""
                        error: unexpected: java.lang.IllegalStateException: broken
                        hint: run it again with --debug for the stack trace
                        """);
    }

    @Test
    void shouldPrintTheStackTraceWhenDebugging() {
        debug = true;
        assertThat(execute("crash")).isEqualTo(1);
        assertThat(written.err()).contains("\tat " + Crash.class.getName() + ".call(");
    }

    @Test
    void shouldTakeEnumValuesInAnyCaseAndWordsWithTheirQuotes() {
        assertThat(execute("export", "\"a b\"", "--format", "json")).isEqualTo(0);
        assertThat(written.out()).isEqualTo("\"a b\" as json, null\n");
    }

    private int execute(String... words) {
        CommandLine commandLine = new CommandLine(new Root());
        ErrorPrinter errors = new ErrorPrinter(written.output().err(), () -> debug);
        new CommandLineSetup(written.output(), errors).applyTo(commandLine);
        return commandLine.execute(words);
    }

    @Command(
            name = "rethinksh",
            subcommands = {Export.class, Fail.class, Crash.class})
    private static final class Root implements Runnable {
        @Override
        public void run() {}
    }

    @Command(name = "export")
    private static final class Export implements Runnable {
        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Parameters(paramLabel = "SELECTION")
        private String selection;

        @Option(names = "--format")
        private Format format;

        @Option(names = "--limit", converter = Refusal.class)
        private Integer limit;

        @Override
        public void run() {
            spec.commandLine().getOut().print(selection + " as " + format + ", " + limit + "\n");
        }
    }

    private static final class Refusal implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            throw new ShellException(ExitCode.FAILED, "that is not a limit");
        }
    }

    @Command(name = "fail")
    private static final class Fail implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new ShellException(ExitCode.NO_CONNECTION, "no \u001b connection", "connect HOST");
        }
    }

    @Command(name = "crash")
    private static final class Crash implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new IllegalStateException("broken");
        }
    }
}

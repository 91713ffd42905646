package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptRunnerTest {
    private final WrittenOutput written = WrittenOutput.pipe();
    private final ErrorPrinter errors = new ErrorPrinter(written.output().err(), () -> false);
    private final ExitRequest exit = new ExitRequest();
    private final List<List<String>> executed = new ArrayList<>();
    private final List<String> background = new ArrayList<>();

    @Test
    void shouldRunTheLinesOfAScript() {
        assertThat(run("\ufeffuse test\r\n\n# comment\nls 'a b'")).isEqualTo(0);
        assertThat(executed).containsExactly(List.of("use", "test"), List.of("ls", "a b"));
    }

    @Test
    void shouldReadOnWhileAQuoteOrABracketIsOpen() {
        assertThat(run("get t.a [1,\n2]\nget 'a\n\nb'\nfail 4\n")).isEqualTo(4);
        assertThat(executed)
                .containsExactly(List.of("get", "t.a", "[1,\n2]"), List.of("get", "a\n\nb"), List.of("fail", "4"));
        assertThat(written.err()).isEqualTo("error: script.txt, line 6: failed with 4\n");
    }

    @Test
    void shouldStopAtTheFirstFailureAndNameItsLine() {
        assertThat(run("ls\n\nfail 4\nls")).isEqualTo(4);
        assertThat(executed).containsExactly(List.of("ls"), List.of("fail", "4"));
        assertThat(written.err()).isEqualTo("error: script.txt, line 3: failed with 4\n");
    }

    @Test
    void shouldLeaveWhenACommandAsksForIt() {
        assertThat(run("exit 7\nls")).isEqualTo(7);
        assertThat(executed).containsExactly(List.of("exit", "7"));
    }

    @Test
    void shouldRefuseAQuoteThatIsNotClosed() {
        assertThat(run("ls\nls 'a")).isEqualTo(2);
        assertThat(written.err()).startsWith("error: script.txt, line 2: a quote is not closed\n");
    }

    @Test
    void shouldNameNoPlaceForCommandsOfTheCommandLine() {
        assertThat(runner().run(List.of("ls", "fail 5", "ls"))).isEqualTo(5);
        assertThat(written.err()).isEqualTo("error: failed with 5\nwarning: 1 line behind it was not run\n");
    }

    @Test
    void shouldTellHowMuchWasNotRun() {
        assertThat(runner().run(List.of("fail 5", "ls", "ls"))).isEqualTo(5);
        assertThat(runner().run(List.of("ls", "fail 6"))).isEqualTo(6);
        assertThat(runner().run(List.of("exit 7", "ls"))).isEqualTo(7);
        assertThat(written.err()).isEqualTo("""
                        error: failed with 5
                        warning: 2 lines behind it were not run
                        error: failed with 6
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "ls > out.txt               # >        # rethinksh -e 'ls' > out.txt",
                "  peek shop.t -n 3 | less -S # |      # rethinksh -e 'peek shop.t -n 3' | less -S",
                "ls dbs >out.txt            # >out.txt # rethinksh -e 'ls dbs' >out.txt",
                "get t 'a b' >> x           # >>       # rethinksh -e \"get t 'a b'\" >> x",
            })
    void shouldTellHowOutputGoesElsewhere(String line, String sign, String instead) {
        assertThat(run("ls\n" + line)).isEqualTo(2);
        assertThat(written.err()).isEqualTo("""
                        error: script.txt, line 2: there are no pipes and no redirections here; quote %s if it is a word
                        hint: Write it outside: %s
                        """.formatted(sign, instead));
        assertThat(executed).containsExactly(List.of("ls"));
    }

    @Test
    void shouldTakeAQuotedSignAndOneWithinAWord() {
        assertThat(run("get t '|'\nget t a>b '>' >=3")).isEqualTo(0);
        assertThat(executed).containsExactly(List.of("get", "t", "|"), List.of("get", "t", "a>b", ">", ">=3"));
    }

    @Test
    void shouldTellWhenTheScriptCannotBeRead() {
        Reader broken = new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("disk on fire");
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> runner().run("script.txt", broken))
                .isInstanceOf(ShellException.class)
                .hasMessage("cannot read script.txt: disk on fire");
    }

    @Test
    void shouldRefuseAScriptThatIsNotUtf8() {
        InputStream bytes = new ByteArrayInputStream(new byte[] {'l', 's', ' ', (byte) 0xe4, '\n'});
        Reader latin = new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder());

        assertThatThrownBy(() -> runner().run("script.txt", latin))
                .isInstanceOf(ShellException.class)
                .hasMessage("cannot read script.txt: it is not UTF-8");
    }

    @Test
    void shouldRunLinesThatEndInAnAmpersandInTheBackground() {
        assertThat(run("export 'a b' &\n  count c  &  \nls 'a &'\nls a&\n# ls &\n&"))
                .isEqualTo(0);
        assertThat(background).containsExactly("export 'a b' -> [export, a b]", "count c -> [count, c]", " -> []");
        assertThat(executed).containsExactly(List.of("ls", "a &"), List.of("ls", "a&"));
    }

    private int start(String line, List<String> words) {
        background.add(line + " -> " + words);
        return 0;
    }

    private int run(String script) {
        return runner().run("script.txt", new StringReader(script));
    }

    private ScriptRunner runner() {
        return new ScriptRunner(this::execute, new LineParser(), exit, errors, this::start);
    }

    private int execute(List<String> words) {
        executed.add(words);
        switch (words.get(0)) {
            case "exit" -> exit.accept(Integer.parseInt(words.get(1)));
            case "fail" -> {
                int code = Integer.parseInt(words.get(1));
                errors.print(new ShellException(ExitCode.FAILED, "failed with " + code));
                return code;
            }
            default -> {}
        }
        return 0;
    }
}

package io.github.rethinksh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.Program;
import io.github.rethinksh.testing.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The man page, made of the same commands and options. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ManPageTest {
    @TempDir
    private Path directory;

    private Path page;
    private String text;

    @BeforeEach
    void generate() throws IOException {
        Program.Outcome outcome = new Program(directory).with("generate", "man").run();
        assertThat(outcome.err()).isEmpty();
        text = outcome.out();
        page = Files.writeString(directory.resolve("rethinksh.1"), text);
    }

    @Test
    void shouldHaveItsSections() {
        assertThat(text.lines().filter(line -> line.startsWith(".SH ")))
                .containsExactly(
                        ".SH \"NAME\"",
                        ".SH \"SYNOPSIS\"",
                        ".SH \"DESCRIPTION\"",
                        ".SH \"OPTIONS\"",
                        ".SH \"COMMANDS\"",
                        ".SH \"EXIT STATUS\"",
                        ".SH \"ENVIRONMENT\"",
                        ".SH \"FILES\"",
                        ".SH \"EXAMPLES\"");
        assertThat(text).startsWith(".TH \"RETHINKSH\" \"1\" \"\" \"rethinksh ");
        assertThat(text).contains("""
                .SH "NAME"
                rethinksh \\- a shell for RethinkDB clusters
                .SH "SYNOPSIS"
                .B "rethinksh"
                [\\fIoptions\\fR] [\\fIcommand\\fR [\\fIarguments\\fR]]
                """);
    }

    @Test
    void shouldTellAboutCommandsOfThePromptAndOfTheCommandLine() {
        assertThat(text)
                .contains("""
                .SS "use DB"
                Make a database the current one.
                .TP
                \\fIDB\\fR
                The database.
                .PP
                .nf
                .RS
                use shop  \\fI# from now on orders is shop.orders\\fR
                .RE
                .fi
                .SS "demo"
                """)
                .contains("""
                .SS "export SELECTION..."
                """)
                .contains("""
                .TP
                \\fB\\-\\-read\\-mode\\fR \\fIMODE\\fR
                single, majority or outdated.
                """)
                .contains("""
                .TP
                \\fB130\\fR
                Interrupted.
                """)
                .contains("""
                .TP
                \\fBRETHINKDB_USER\\fR
                Who logs in; admin without it.
                """)
                .contains("\\fI\\(ti/.config/rethinksh/config.toml\\fR\n");
    }

    @Test
    void shouldBeReadByMan() throws Exception {
        assertThat(ToolRun.output(directory, List.of("man", "--warnings", "-l", page.toString())))
                .contains("NAME\n       rethinksh - a shell for RethinkDB clusters\n")
                .contains("   get DB.TABLE KEY\n");
    }

    @Test
    void shouldHaveNothingForMandocToComplainOf() throws Exception {
        assertThat(ToolRun.output(directory, List.of("mandoc", "-T", "lint", "-W", "warning", page.toString())))
                .isEmpty();
    }
}

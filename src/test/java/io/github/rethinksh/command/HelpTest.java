package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.Program;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Help, at the widths of terminals. */
class HelpTest {
    @TempDir
    private Path directory;

    private String shown(int columns, String... words) {
        Program.Outcome outcome = new Program(directory)
                .environment("COLUMNS", Integer.toString(columns))
                .with(words)
                .run();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        return outcome.out();
    }

    @Test
    void shouldFitTheOverviewIntoTheTerminal() {
        assertThat(shown(80, "help")).contains("""
                Look
                  ls           List databases, tables, indexes, servers, users or exports.
                  info         Show what a table is: its primary key, indexes and write hook.
                """).contains("""
                Topics
                  selections   How tables are named.
                  keys         What the keys do at the prompt.
                """);
        assertThat(shown(40, "help")).contains("""
                Look
                  ls           List databases, tables,
                               indexes, servers, users
                               or exports.
                """).endsWith("""
                help COMMAND tells how one of them is
                used, help TOPIC more about a topic; TAB
                completes.
                """);
        assertThat(shown(80, "help").lines()).allMatch(line -> line.length() <= 80);
        assertThat(shown(40, "help").lines()).allMatch(line -> line.length() <= 40);
    }

    @ParameterizedTest
    @EnumSource(HelpTopic.class)
    void shouldTellAboutATopic(HelpTopic topic) {
        assertThat(shown(80, "help", topic.word()).lines()).isNotEmpty().allMatch(line -> line.length() <= 80);
    }

    @Test
    void shouldTellHowTablesAreNamed() {
        assertThat(shown(80, "help", "selections")).startsWith("""
                A SELECTION is a database, a table, or a pattern:

                  shop         all tables of the database shop
                  shop.orders  one table
                """);
        assertThat(shown(80, "help", "exit-codes")).isEqualTo("""
                  0    done
                  1    failed
                  2    the command line makes no sense
                  3    done, but documents were rejected
                  4    no connection
                  5    a difference: what was read is not what it has to be
                  130  interrupted
                """);
    }

    @Test
    void shouldEndTheHelpOfACommandWithExamples() {
        assertThat(shown(80, "help", "export")).endsWith("""

                Examples:
                  export shop                             all tables of a database
                  export shop.orders test.* --to backup   some tables, into a directory
                  export shop.orders --format csv --fields id,customer,total --to csv
                                                          columns for a spreadsheet
                  export shop --to backup --resume        go on with one that was cut off
                """);
        assertThat(shown(80, "export", "--help")).isEqualTo(shown(80, "help", "export"));
        assertThat(shown(80, "-e", "export --help")).isEqualTo(shown(80, "-e", "help export"));
    }

    @Test
    void shouldTellAboutCommandsThatAreForElsewhere() {
        assertThat(shown(80, "help", "connect")).startsWith("Usage: rethinksh connect ");
        assertThat(shown(80, "-e", "help demo")).startsWith("Usage: rethinksh demo ");
        assertThat(shown(80, "-e", "help quit")).isEqualTo(shown(80, "-e", "help exit"));
    }

    @Test
    void shouldNameTheEnvironmentInTheHelpOfTheProgram() {
        assertThat(shown(80, "--help"))
                .contains("\nExit codes:\n  0    done\n")
                .contains("""

                        Environment:
                          RETHINKDB_HOSTNAME       the server to connect to; localhost without it
                        """)
                .contains("\n  RETHINKSH_CLASS_ARCHIVE  the file that makes the next start faster; none when\n");
    }
}

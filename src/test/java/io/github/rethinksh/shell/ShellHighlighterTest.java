package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jline.utils.AttributedStringBuilder;
import org.junit.jupiter.api.Test;

class ShellHighlighterTest {
    private final ShellHighlighter highlighter = new ShellHighlighter(Set.of("ls", "export")::contains);

    @Test
    void colours_commands_options_and_quoted_words() {
        assertHighlighted(
                " export test.* --to \"my dir\" -q",
                new AttributedStringBuilder()
                        .append(" ")
                        .styled(Style.KNOWN_COMMAND.attributes(), "export")
                        .append(" test.* ")
                        .styled(Style.OPTION.attributes(), "--to")
                        .append(" ")
                        .styled(Style.QUOTED.attributes(), "\"my dir\"")
                        .append(" ")
                        .styled(Style.OPTION.attributes(), "-q"));
    }

    @Test
    void warns_of_a_command_that_does_not_exist() {
        assertHighlighted(
                "exp 'half",
                new AttributedStringBuilder()
                        .styled(Style.UNKNOWN_COMMAND.attributes(), "exp")
                        .append(" ")
                        .styled(Style.QUOTED.attributes(), "'half"));
    }

    @Test
    void takes_a_comment_back() {
        assertHighlighted(" # ls -l", new AttributedStringBuilder().styled(Style.COMMENT.attributes(), " # ls -l"));
    }

    @Test
    void changes_no_letter() {
        for (String line : new String[] {"", " ", "ls it's \"a\"b' \t-", "é漢\ud83d\ude00 'x"}) {
            assertThat(highlighter.highlight(null, line).toString()).isEqualTo(line);
        }
    }

    private void assertHighlighted(String line, AttributedStringBuilder expected) {
        assertThat(highlighter.highlight(null, line).toAnsi())
                .isEqualTo(expected.toAttributedString().toAnsi());
    }
}

package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.shell.LineParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that are told are read back by the shell of the system and by this one. */
class QuotedWordTest {
    private static final List<String> PIECES = List.of(
            "a", "é", "0", "/", ".", "-", "=", ",", "~", "*", "?", "[", "{", "}", "]", "#", "&", ";", "|", "<", ">",
            "(", ")", "!", "%", "@", "+", ":", "^", " ", "\t", "\n", "\r", "'", "\"", "\\", "$", "`", "~/", "$(x)");
    private static final String UNQUOTABLE = "(?s).*'.*[\"$`\\\\].*|.*[\"$`\\\\].*'.*";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', textBlock = """
            test.orders,test.orders
            a b,'a b'
            a b'c,"a b'c"
            say "so",'say "so"'
            test.*,'test.*'
            ~/a,'~/a'
            $HOME,'$HOME'
            it's $HOME,'it'\\''s $HOME'
            ||,''
            """)
    void shouldQuoteOnlyWhatNeedsIt(String word, String written) {
        assertThat(QuotedWord.of(word)).isEqualTo(written);
    }

    @Test
    void shouldBeReadBackByTheShellOfTheSystem() throws IOException {
        List<String> words = words();
        Path script = directory.resolve("script");
        Files.writeString(script, "printf '%s\\0' " + line(words));
        assertThat(printed(script)).isEqualTo(words);
    }

    @Test
    void shouldBeReadBackByThisShell() {
        List<String> words =
                words().stream().filter(word -> !word.matches(UNQUOTABLE)).toList();
        assertThat(words).anyMatch(word -> word.contains("'")).anyMatch(word -> word.contains("\\"));
        assertThat(new LineParser(directory).words(line(words))).isEqualTo(words);
    }

    private static String line(List<String> words) {
        return words.stream().map(QuotedWord::of).collect(Collectors.joining(" "));
    }

    /** All pairs, and longer ones. */
    private static List<String> words() {
        Random random = new Random(7);
        Stream<String> pairs = PIECES.stream().flatMap(first -> PIECES.stream().map(first::concat));
        Stream<String> longer = Stream.generate(() -> random.ints(random.nextInt(8), 0, PIECES.size())
                        .mapToObj(PIECES::get)
                        .collect(Collectors.joining()))
                .limit(1000);
        return Stream.concat(Stream.concat(PIECES.stream(), pairs), longer).toList();
    }

    private static List<String> printed(Path script) throws IOException {
        Process shell = new ProcessBuilder("sh", script.toString())
                .redirectErrorStream(true)
                .start();
        String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return List.of(out.substring(0, out.length() - 1).split("\0", -1));
    }
}

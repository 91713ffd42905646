package io.github.rethinksh.shell;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people write who come from other shells, and what it is here. */
final class Habits {
    private static final Set<String> REDIRECTIONS = Set.of("|", ">", ">>", "<", "2>", "|&", "&>");

    private static final Map<String, String> COMMANDS = Map.ofEntries(
            Map.entry("\\q", "exit"),
            Map.entry("bye", "exit"),
            Map.entry("\\d", "ls"),
            Map.entry("\\dt", "ls"),
            Map.entry("\\l", "ls dbs"),
            Map.entry("\\du", "ls users"),
            Map.entry("\\c", "use DB"),
            Map.entry("\\x", "set format vertical"),
            Map.entry("\\timing", "set timing on"),
            Map.entry("\\watch", "watch SECONDS COMMAND"),
            Map.entry("\\?", "help"),
            Map.entry("\\h", "help"),
            Map.entry("?", "help"),
            Map.entry("show dbs", "ls dbs"),
            Map.entry("show databases", "ls dbs"),
            Map.entry("show tables", "ls"),
            Map.entry("show collections", "ls"),
            Map.entry("show users", "ls users"),
            Map.entry("show", "ls"),
            Map.entry("list", "ls"),
            Map.entry("dir", "ls"),
            Map.entry("describe", "info TABLE"),
            Map.entry("desc", "info TABLE"),
            Map.entry("select", "peek TABLE"));

    private Habits() {}

    /** What words that are no command are here. */
    static Optional<String> meant(List<String> words) {
        String first = words.get(0).toLowerCase(Locale.ROOT);
        String two = words.size() == 1 ? first : first + " " + words.get(1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(COMMANDS.getOrDefault(two, COMMANDS.get(first)));
    }

    /**
     * The line without a semicolon at its end, but for one in quotes. Only for who types: in a script it may belong to the
     * word.
     */
    static String withoutSemicolon(String line) {
        List<LineWords.Word> words = LineWords.of(line);
        boolean ends = !words.isEmpty() && endsInSemicolon(words.get(words.size() - 1), line);
        return ends ? line.substring(0, words.get(words.size() - 1).end() - 1) : line;
    }

    /** Whether a semicolon that no quote and no bracket holds is the end of a word. */
    static boolean endsInSemicolon(LineWords.Word word, String line) {
        return word.open() == 0 && line.charAt(word.end() - 1) == ';';
    }

    /**
     * Makes sure that nobody means a pipe or a file for the output.
     *
     * @throws ShellException with {@link ExitCode#USAGE} and how it is written
     */
    static void refuseRedirections(String line) {
        List<LineWords.Word> words = LineWords.of(line);
        for (LineWords.Word word : words.subList(Math.min(1, words.size()), words.size())) {
            if (isRedirection(word, line)) {
                String command =
                        line.substring(words.get(0).start(), word.start()).strip();
                String quote = command.indexOf('\'') < 0 ? "'" : "\"";
                throw new ShellException(
                        ExitCode.USAGE,
                        "there are no pipes and no redirections here; quote " + word.text() + " if it is a word",
                        "Write it outside: rethinksh -e " + quote + command + quote + " "
                                + line.substring(word.start()).strip());
            }
        }
    }

    /** It may stand directly before the name of the file. */
    private static boolean isRedirection(LineWords.Word word, String line) {
        return !word.isQuoted(line)
                && (REDIRECTIONS.contains(word.text()) || word.text().matches(">{1,2}[^>=].*"));
    }
}

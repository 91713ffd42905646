package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rethinksh.command.Suggestion;
import io.github.rethinksh.command.Suggestions;
import io.github.rethinksh.command.TypedSoFar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jline.reader.Candidate;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

// The fields of the fake commands are there for the model that picocli makes of them.
@SuppressWarnings("UnusedVariable")
class ShellCompleterTest {
    @TempDir
    private Path directory;

    private final CommandLine root = new CommandLine(new Root());

    /** The candidates of a line whose end is at the bar; a plus tells that no blank follows. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                       | export help ls pk get later watch",
                "e                        | export",
                "x                        | ``",
                "`pk `                    | test.+ live.+ *",
                "pk te                    | test.+",
                "pk test.                 | test.bar test.foo",
                "pk test.f                | test.foo",
                "pk \"test.f              | test.foo",
                "`pk test.foo `           | id email",
                "pk test.foo e            | email",
                "`pk test.foo id `        | --guess --load --verbose",
                "pk -                     | --guess --load --verbose",
                "pk --v                   | --verbose",
                "pk -v -                  | --guess --load",
                "`pk --load `             | ``",
                "`export `                | test.+ live.+ *",
                "`export test.foo `       | test.+ live.+ *",
                "`export -- `             | test.+ live.+ *",
                "export -- -              | ``",
                "`export --format `       | json csv",
                "export --format j        | json",
                "export --format=         | --format=json --format=csv",
                "export --format=c        | --format=csv",
                "export --format csv --f  | --fields",
                "export --format=csv --f  | --fields",
                "`export --format csv t`  | test.+",
                "export --exclude a --e   | --exclude",
                "`export --exclude `      | test.+ live.+ *",
                "export --exclude=test.f  | --exclude=test.foo",
                "export -x=l              | -x=live.+",
                "export --no=             | ``",
                "`export --fields `       | ``",
                "`export --broken `       | ``",
                "`ls `                    | dbs tables",
                "ls t                     | tables",
                "`ls dbs `                | ``",
                "ls dbs -                 | --help",
                "`get `                   | test.+ live.+ *",
                "`get test.foo `          | ``",
                "`get test.foo k `        | --raw",
                "`get test.foo -`         | --raw --help",
                "`later `                 | ``",
                "`later x `               | --raw",
                "`watch 2 `               | export help ls pk get later",
                "watch 2 e                | export",
                "`watch 2 pk test.foo `   | id email",
                "`watch 2 x `             | ``",
                "`help `                  | export help ls pk get later watch",
                "help e                   | export",
                "`nonsense `              | ``",
                "`export test.foo & `     | ``",
                "export test.foo &        | ``",
                "`ls dbs\npk --l`        | --load",
                "`ls dbs\r`              | export help ls pk get later watch",
            })
    void shouldOfferWhatMayComeNext(String line, String expected) {
        String offered = complete(line).stream()
                .map(candidate -> candidate.value() + (candidate.complete() ? "" : "+"))
                .collect(Collectors.joining(" "));
        assertThat(offered).isEqualTo(expected);
    }

    @Test
    void shouldDescribeAndGroupCommandsAndOptions() {
        assertThat(complete("ex"))
                .extracting(Candidate::group, Candidate::descr)
                .containsExactly(tuple("commands", "Write tables."));
        assertThat(complete("export --form"))
                .extracting(Candidate::group, Candidate::descr)
                .containsExactly(tuple("options", "One of json, csv."));
    }

    @Test
    void shouldOfferNoFileWhoseNameWouldDoSomethingToTheTerminal() throws IOException {
        Files.createFile(directory.resolve("good"));
        Files.createFile(directory.resolve("g\u001b[2J"));
        Files.createFile(directory.resolve("g\u202eood"));

        assertThat(complete("pk --load g")).extracting(Candidate::value).containsExactly("good");
    }

    @Test
    void shouldOfferFilesForAPath() throws IOException {
        Files.createDirectories(directory.resolve("dump").resolve("inner"));
        Files.createFile(directory.resolve("dump.tar.gz"));
        Files.createFile(directory.resolve("dump").resolve("info"));
        Files.createFile(directory.resolve(".hidden"));
        assertThat(complete("pk --guess du")).extracting(Candidate::value).containsExactly("dump/", "dump.tar.gz");
        assertThat(complete("pk --guess du")).extracting(Candidate::complete).containsExactly(false, true);
        assertThat(complete("pk --guess=dump/in"))
                .extracting(Candidate::value)
                .containsExactly("--guess=dump/info", "--guess=dump/inner/");
        assertThat(complete("pk --guess .h")).extracting(Candidate::value).containsExactly(".hidden");
        assertThat(complete("pk --guess missing/x")).isEmpty();
    }

    @Test
    void shouldOfferWhatIsInTheHomeDirectoryBehindATilde() throws IOException {
        Files.createDirectories(directory.resolve("home").resolve("dump"));
        Files.createFile(directory.resolve("home").resolve("du mp"));
        assertThat(complete("pk --guess ~/du")).extracting(Candidate::value).containsExactly("~/dump/");
    }

    @Test
    void shouldLeaveTheCommandsAlone() {
        complete("export test.foo --format csv ");
        Export export =
                (Export) root.getSubcommands().get("export").getCommandSpec().userObject();
        assertThat(export.selections).isNull();
        assertThat(export.format).isNull();
    }

    private List<Candidate> complete(String line) {
        List<Candidate> candidates = new ArrayList<>();
        root.setCaseInsensitiveEnumValuesAllowed(true);
        new ShellCompleter(root, directory, directory.resolve("home"))
                .complete(null, new LineParser().parse(line, line.length(), ParseContext.COMPLETE), candidates);
        return candidates;
    }

    @Command(
            name = "rethinksh",
            subcommands = {
                Export.class,
                CommandLine.HelpCommand.class,
                Ls.class,
                Pk.class,
                Hidden.class,
                Get.class,
                Later.class,
                Watch.class
            })
    private static final class Root {}

    @Command(name = "hidden", hidden = true)
    private static final class Hidden {}

    @Command(name = "export", description = "Write tables.")
    private static final class Export {
        @Parameters(arity = "1..*", completionCandidates = TableNames.class)
        private List<String> selections;

        @Option(
                names = {"-f", "--format"},
                description = "One of ${COMPLETION-CANDIDATES}.",
                completionCandidates = Formats.class)
        private String format;

        @Option(
                names = {"-x", "--exclude"},
                completionCandidates = TableNames.class)
        private List<String> exclude;

        @Option(names = "--fields", split = ",")
        private List<String> fields;

        @Option(names = "--broken", completionCandidates = Broken.class)
        private String broken;
    }

    @Command(name = "ls")
    private static final class Ls {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true)
        private boolean help;

        @Parameters(index = "0", arity = "0..1")
        private What what;

        private enum What {
            DBS,
            TABLES
        }
    }

    @Command(name = "get")
    private static final class Get {
        @Parameters(index = "0", completionCandidates = TableNames.class)
        private String table;

        @Parameters(index = "1")
        private String key;

        @Option(names = "--raw")
        private boolean raw;

        @Option(names = "--help", usageHelp = true)
        private boolean help;
    }

    @Command(name = "later")
    private static final class Later {
        @Parameters(arity = "0..1", completionCandidates = Unknown.class)
        private String what;

        @Option(names = "--raw")
        private boolean raw;
    }

    @Command(name = "watch")
    private static final class Watch {
        @Parameters(index = "0")
        private int seconds;

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND")
        private List<String> words;
    }

    @Command(name = "pk")
    private static final class Pk {
        @Parameters(index = "0", completionCandidates = TableNames.class)
        private String table;

        @Parameters(index = "1", completionCandidates = Fields.class)
        private String field;

        @Option(names = "--guess")
        private Path guess;

        @Option(names = "--load")
        private List<Path> load;

        @Option(names = {"-v", "--verbose"})
        private boolean verbose;

        @Option(names = "--secret", hidden = true)
        private boolean secret;
    }

    private static final class TableNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("test.bar", "test.foo", "live.users", "*").iterator();
        }
    }

    private static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("json", "csv").iterator();
        }
    }

    private static final class Fields implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("id", "email").iterator();
        }
    }

    private static final class Unknown implements Suggestions {
        @Override
        public List<Suggestion> after(TypedSoFar typed) {
            return List.of();
        }

        @Override
        public boolean isFoundOut(TypedSoFar typed) {
            return true;
        }
    }

    private static final class Broken implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            throw new IllegalStateException("no connection");
        }
    }
}

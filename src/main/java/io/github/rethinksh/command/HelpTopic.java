package io.github.rethinksh.command;

import io.github.rethinksh.model.ExitCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/** What help tells about beside the commands. */
public enum HelpTopic {
    /** How tables are named. */
    SELECTIONS("How tables are named.", width -> """
            A SELECTION is a database, a table, or a pattern:

            %s
            Several mean all of them, and --exclude leaves some of them out again. One
            that matches nothing is an error. Where a table is expected, a bare name is
            a table of the current database, which use changes.
            """.formatted(new Definitions()
            .with("shop", "all tables of the database shop")
            .with("shop.orders", "one table")
            .with("shop.*", "all tables of shop, once more")
            .with("*.orders", "the tables orders of all databases")
            .with("t?st.a*", "? stands for one letter, * for any number of them")
            .at(width))),
    /** What the keys do. */
    KEYS(
            "What the keys do at the prompt.",
            width -> new Definitions()
                    .with("TAB", "completes commands, options, databases, tables and files")
                    .with("Ctrl-C", "stops the command that runs, or empties the line; never leaves")
                    .with("Ctrl-D", "leaves, on an empty line")
                    .with("Up, Down", "the lines before and after")
                    .with("Ctrl-R", "searches the lines that were typed")
                    .with("Alt-.", "writes the last word of the line before; once more, of the one before that")
                    .with("Ctrl-L", "clears the screen")
                    .with("Ctrl-A, Ctrl-E", "to the begin and the end of the line")
                    .with("Ctrl-W, Ctrl-U", "deletes the word, the line before the cursor")
                    .at(width)),
    /** What results and files look like. */
    FORMATS("What results and files look like.", width -> """
            Results, by --format of the program or by set format:

            %s
            Documents in files, by --format of export and import:

            %s
            Each may be compressed: .gz and .zst are written, .bz2 and .xz are read too.
            """.formatted(
                    new Definitions()
                            .with("auto", "a table, or vertical where it is too wide for the terminal")
                            .with("table", "rows and columns")
                            .with("vertical", "a line for each value")
                            .with("json", "a JSON value a line, for programs")
                            .at(width),
                    new Definitions()
                            .with("json", "one array, as rethinkdb export writes it")
                            .with("ndjson", "a document a line")
                            .with("csv", "for spreadsheets; types are lost without --typed-header")
                            .at(width))),
    /** What the program ends with. */
    EXIT_CODES("What the program ends with.", HelpTopic::exitCodes),
    /** The variables of the environment. */
    ENVIRONMENT("The environment variables that it reads.", HelpTopic::environment);

    private final String title;

    // The functions are of no state; the checker does not see that.
    @SuppressWarnings("ImmutableEnumChecker")
    private final IntFunction<String> text;

    HelpTopic(String title, IntFunction<String> text) {
        this.title = title;
        this.text = text;
    }

    /** Finds a topic by its name as it is typed. */
    static Optional<HelpTopic> named(String name) {
        return Arrays.stream(values())
                .filter(topic -> topic.word().equals(name))
                .findFirst();
    }

    /** The name as it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it is about, in a sentence. */
    String title() {
        return title;
    }

    /** All of it. */
    String text(int width) {
        return text.apply(width);
    }

    private static String exitCodes(int width) {
        Definitions codes = new Definitions();
        for (ExitCode code : ExitCode.values()) {
            codes.with(Integer.toString(code.code()), code.meaning());
        }
        return codes.at(width);
    }

    private static String environment(int width) {
        Definitions variables = new Definitions();
        for (EnvironmentVariable variable : EnvironmentVariable.values()) {
            variables.with(variable.name(), variable.meaning());
        }
        return variables.at(width);
    }
}

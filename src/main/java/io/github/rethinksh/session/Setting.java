package io.github.rethinksh.session;

import io.github.rethinksh.model.Durations;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What {@code set} sets: each with its default, what it may be, and what it does. */
public enum Setting {
    /** The form of results. */
    FORMAT("auto", List.of("auto", "table", "vertical", "json"), "how results are written"),
    /** The number of connections of an export. */
    EXPORT_CLIENTS("3", List.of(), "how many connections an export reads on"),
    /** The number of connections of an import. */
    IMPORT_CLIENTS("8", List.of(), "how many inserts are under way at once"),
    /** The copies of the data that are read. */
    READ_MODE("single", List.of("single", "majority", "outdated"), "which replicas an export reads"),
    /** The number of documents that peek shows. */
    PEEK_ROWS("5", List.of(), "how many documents peek shows"),
    /** The patience of a transfer. */
    MAX_WAIT("1m", List.of(), "how long a transfer tries to connect again") {
        @Override
        boolean allows(String value) {
            return Durations.parse(value).isPresent();
        }

        @Override
        public String form() {
            return "a duration";
        }

        @Override
        String allowed() {
            return "a duration such as 30s, 5m or 1h";
        }
    },
    /** The hints under the line that is typed. */
    TIPS("off", List.of("on", "off"), "whether the command's synopsis is shown under the line");

    private static final int LARGEST = 1000;

    private final String initial;

    // List.of makes lists that cannot be changed; their type does not say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> choices;

    private final String description;

    Setting(String initial, List<String> choices, String description) {
        this.initial = initial;
        this.choices = choices;
        this.description = description;
    }

    /** The name as it is typed. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it is until it is set. */
    public String initial() {
        return initial;
    }

    /** What it may be; empty for a number or a duration: see {@link #form()}. */
    public List<String> choices() {
        return choices;
    }

    /** What it is for. */
    public String description() {
        return description;
    }

    /**
     * Finds a setting by its name.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when there is none
     */
    public static Setting named(String name) {
        return Arrays.stream(values())
                .filter(setting -> setting.title().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new ShellException(
                        ExitCode.USAGE, "there is no setting " + name, "See all settings with: set"));
    }

    /**
     * The value as it is kept.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when the setting cannot have it
     */
    String checked(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (allows(lower)) {
            return lower;
        }
        throw new ShellException(ExitCode.USAGE, title() + " cannot be " + value, "It may be: " + allowed());
    }

    /** Whether it may have a value, in lower case. */
    boolean allows(String value) {
        return choices.isEmpty() ? isCount(value) : choices.contains(value);
    }

    /** What kind of value it has when there are no choices. */
    public String form() {
        return "a number";
    }

    /** What it may be, in words. */
    String allowed() {
        return choices.isEmpty() ? "a whole number from 1 to " + LARGEST : String.join(", ", choices);
    }

    private static boolean isCount(String text) {
        return text.matches("[1-9][0-9]{0,3}") && Integer.parseInt(text) <= LARGEST;
    }
}

package io.github.rethinksh.session;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.NearestNames;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.session.SettingType.Choice;
import io.github.rethinksh.session.SettingType.WholeNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What {@code set} sets, and the configuration file: each with its default, what it may be, and what it does. */
public enum Setting {
    /** The form of results. */
    FORMAT("auto", Choice.of("auto", "table", "vertical", "json"), "how results are written"),
    /** The form of times in documents. */
    DATES("readable", Choice.of("readable", "raw"), "how times are shown"),
    /** Whether cells are cut. */
    LONG_VALUES("cut", Choice.of("cut", "whole"), "whether long cells are cut"),
    /** The program that shows long results. */
    PAGER("on", SettingType.SWITCH, "long results through PAGER"),
    /** The time that commands take. */
    TIMING("off", SettingType.SWITCH, "tell the time of commands"),
    /** The number of connections of an export. */
    EXPORT_CLIENTS("3", new WholeNumber(1, 1000), "connections of an export"),
    /** The number of connections of an import. */
    IMPORT_CLIENTS("8", new WholeNumber(1, 1000), "inserts under way at once"),
    /** The copies of the data that are read. */
    READ_MODE("single", Choice.of("single", "majority", "outdated"), "replicas that exports read"),
    /** The number of documents that peek shows. */
    PEEK_ROWS("5", new WholeNumber(1, 1000), "documents that peek shows"),
    /** The patience of a transfer. */
    MAX_WAIT("1m", SettingType.PERIOD, "how long to connect again"),
    /** The hints under the line that is typed. */
    TIPS("on", SettingType.SWITCH, "a hint below what is typed");

    private final String initial;

    // The types are records of what cannot be changed; the checker does not see that of a list.
    @SuppressWarnings("ImmutableEnumChecker")
    private final SettingType type;

    private final String description;

    Setting(String initial, SettingType type, String description) {
        this.initial = initial;
        this.type = type;
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

    /** What it may be; empty where there are too many values to list. */
    public List<String> choices() {
        return type.choices();
    }

    /** What it may be, in few words. */
    public String allowed() {
        return type.brief();
    }

    /** Whether it may have this value. */
    public boolean allows(String value) {
        return type.allows(value);
    }

    /** A switch may be said in the way of the configuration file, too. */
    private String switched(String value) {
        return !isSwitch() ? value : value.equals("true") ? "on" : value.equals("false") ? "off" : value;
    }

    boolean isSwitch() {
        return type == SettingType.SWITCH;
    }

    boolean isNumber() {
        return type instanceof WholeNumber;
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
                        ExitCode.USAGE,
                        "there is no setting " + name,
                        NearestNames.hint(name, titles(), "See all settings with: set")));
    }

    private static List<String> titles() {
        return Arrays.stream(values()).map(Setting::title).toList();
    }

    /**
     * The value as it is kept.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when the setting cannot have it
     */
    String checked(String value) {
        String lower = switched(value.toLowerCase(Locale.ROOT));
        if (type.allows(lower)) {
            return lower;
        }
        throw new ShellException(
                ExitCode.USAGE,
                title() + " cannot be " + value,
                NearestNames.hint(lower, choices(), "It may be: " + type.allowed()));
    }
}

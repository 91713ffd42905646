package io.github.rethinksh.session;

import io.github.rethinksh.model.Durations;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The settings of a session; immutable. */
public final class Settings {
    private final Map<Setting, Chosen> values;

    private Settings(Map<Setting, Chosen> values) {
        this.values = values;
    }

    /** Who decided on a value; those below win. */
    public enum Origin {
        /** Nobody. */
        DEFAULT,
        /** The configuration file. */
        FILE,
        /** The command {@code set}. */
        SESSION
    }

    private record Chosen(String value, Origin origin) {}

    /** All settings as they are until they are set. */
    public static Settings initial() {
        return new Settings(new EnumMap<>(Setting.class));
    }

    /** The value of a setting. */
    public String get(Setting setting) {
        Chosen chosen = values.get(setting);
        return chosen == null ? setting.initial() : chosen.value();
    }

    /** Who decided on the value of a setting. */
    public Origin origin(Setting setting) {
        Chosen chosen = values.get(setting);
        return chosen == null ? Origin.DEFAULT : chosen.origin();
    }

    /** Whether a setting that is on or off is on. */
    public boolean isOn(Setting setting) {
        return get(setting).equals("on");
    }

    /** The value of a setting that is a number. */
    public int number(Setting setting) {
        return Integer.parseInt(get(setting));
    }

    /** The value of a setting that is a duration. */
    public Duration duration(Setting setting) {
        return Durations.parse(get(setting)).orElseThrow();
    }

    /**
     * The same settings with one set in this session.
     *
     * @throws io.github.rethinksh.model.ShellException when the setting cannot have that value
     */
    public Settings with(Setting setting, String value) {
        return with(setting, value, Origin.SESSION);
    }

    /** The same settings with one set by the configuration file. */
    Settings withConfigured(Setting setting, String value) {
        return with(setting, value, Origin.FILE);
    }

    private Settings with(Setting setting, String value, Origin origin) {
        Map<Setting, Chosen> changed = new EnumMap<>(Setting.class);
        changed.putAll(values);
        changed.put(setting, new Chosen(setting.checked(value), origin));
        return new Settings(changed);
    }
}

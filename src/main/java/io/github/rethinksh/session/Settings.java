package io.github.rethinksh.session;

import io.github.rethinksh.model.Durations;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The settings of a session; immutable. */
public final class Settings {
    private final Map<Setting, String> values;

    private Settings(Map<Setting, String> values) {
        this.values = values;
    }

    /** All settings as they are until they are set. */
    public static Settings initial() {
        return new Settings(new EnumMap<>(Setting.class));
    }

    /** The value of a setting. */
    public String get(Setting setting) {
        return values.getOrDefault(setting, setting.initial());
    }

    /** Whether a setting was set. */
    public boolean isSet(Setting setting) {
        return values.containsKey(setting);
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
     * The same settings with one set.
     *
     * @throws io.github.rethinksh.model.ShellException when the setting cannot have that value
     */
    public Settings with(Setting setting, String value) {
        Map<Setting, String> changed = new EnumMap<>(Setting.class);
        changed.putAll(values);
        changed.put(setting, setting.checked(value));
        return new Settings(changed);
    }
}

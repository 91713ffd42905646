package io.github.rethinksh.session;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The configuration file: settings by their names, and a section {@code [profiles.NAME]} for each cluster with a name.
 * It is TOML, https://toml.io/en/v1.0.0.
 */
public final class ConfigurationFile {
    private static final String PROFILES = "profiles";
    private static final long LARGEST = 1_000_000;

    private ConfigurationFile() {}

    /**
     * Reads the file; one that is not there says nothing.
     *
     * @param file null when there is to be none
     * @param home what {@code ~} stands for
     * @param usualUser who logs in where nothing else names a user; null is admin
     * @throws ShellException with {@link ExitCode#USAGE} when it cannot be read, or says what nobody understands
     */
    public static Configuration read(Path file, Path home, String usualUser) {
        if (file == null || !Files.exists(file)) {
            return new Configuration(Optional.ofNullable(file), Settings.initial(), new TreeMap<>(), usualUser);
        }
        JsonNode root = tree(file);
        try {
            return new Configuration(
                    Optional.of(file), settings(root), profiles(root, new ProfileReader(file, home)), usualUser);
        } catch (ShellException e) {
            throw new ShellException(
                    ExitCode.USAGE, file + ": " + e.getMessage(), e.hint().orElse(null), e);
        }
    }

    private static JsonNode tree(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new ShellException(
                        ExitCode.USAGE,
                        file + " is too large for a configuration file",
                        "Name another one in RETHINKSH_CONFIG");
            }
            return new TomlMapper().readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new ShellException(
                    ExitCode.USAGE,
                    file + ", line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": this is no TOML",
                    "Texts are in quotes: format = \"vertical\"; numbers are not: peek-rows = 10",
                    e);
        } catch (IOException e) {
            throw new ShellException(
                    ExitCode.USAGE,
                    "cannot read the configuration file " + file,
                    "Make it readable, or name another one in RETHINKSH_CONFIG",
                    e);
        }
    }

    private static Settings settings(JsonNode root) {
        Settings settings = Settings.initial();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (!entry.getKey().equals(PROFILES)) {
                settings = settings.withConfigured(Setting.named(entry.getKey()), word(entry.getValue()));
            }
        }
        return settings;
    }

    /** The value as {@code set} takes it: what is on or off may be true or false here. */
    private static String word(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue() ? "on" : "off";
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static SortedMap<String, Profile> profiles(JsonNode root, ProfileReader reader) {
        SortedMap<String, Profile> profiles = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : root.path(PROFILES).properties()) {
            profiles.put(entry.getKey(), reader.read(entry.getKey(), entry.getValue()));
        }
        return profiles;
    }
}

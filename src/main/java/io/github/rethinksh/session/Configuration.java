package io.github.rethinksh.session;

import io.github.rethinksh.cluster.ClusterAddress;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.NearestNames;
import io.github.rethinksh.model.ShellException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is configured for all sessions.
 *
 * @param file the file that it is from and that {@code set --save} writes; empty when there is to be none
 * @param settings the settings
 * @param profiles the clusters with names
 * @param usualUser who logs in where nothing else names a user; null is admin
 */
public record Configuration(
        Optional<Path> file, Settings settings, SortedMap<String, Profile> profiles, String usualUser) {
    /** Nothing is configured. */
    public static final Configuration NONE =
            new Configuration(Optional.empty(), Settings.initial(), new TreeMap<>(), null);

    /** Copies the map. */
    public Configuration {
        profiles = Collections.unmodifiableSortedMap(new TreeMap<>(profiles));
    }

    /**
     * The cluster that a word names: {@code @NAME} a profile, everything else an address. It is production where a
     * profile of production names one of its servers.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when it is neither
     */
    public Profile profile(String word) {
        Profile profile = word.startsWith(Profile.MARK)
                ? named(word.substring(Profile.MARK.length()))
                : Profile.at(ClusterAddress.parse(word));
        return profile.orUser(usualUser).orProduction(isProduction(profile));
    }

    /** A cluster is what it is, however it is named. */
    private boolean isProduction(Profile profile) {
        return profiles.values().stream()
                .filter(Profile::production)
                .flatMap(known -> known.address().addresses().stream())
                .anyMatch(profile.address()::has);
    }

    /**
     * Keeps a setting in the file, for this session and all to come.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when there is no file to keep it in
     */
    void save(Setting setting, String value) {
        Path kept = file.orElseThrow(() ->
                new ShellException(ExitCode.USAGE, "there is no configuration file", "Name one in RETHINKSH_CONFIG"));
        new ConfigurationWriter(kept).put(setting, value);
    }

    private Profile named(String name) {
        Profile profile = profiles.get(name);
        if (profile == null) {
            throw new ShellException(ExitCode.USAGE, "there is no profile " + name, hint(name));
        }
        return profile;
    }

    private String hint(String name) {
        String where = file.map(path -> " in " + path).orElse("");
        return NearestNames.hint(
                NearestNames.to(name, profiles.keySet()).stream()
                        .map(known -> Profile.MARK + known)
                        .toList(),
                profiles.isEmpty()
                        ? "Profiles are sections such as [profiles.prod]" + where
                        : "There are these" + where + ": " + String.join(", ", profiles.keySet()));
    }
}

package io.github.rethinksh.session;

import io.github.rethinksh.archive.layout.WholeFile;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Puts a setting into the configuration file, and leaves everything else that somebody wrote there as it is. */
final class ConfigurationWriter {
    private static final Pattern SECTION = Pattern.compile("\\s*\\[.*");

    private final Path file;

    ConfigurationWriter(Path file) {
        this.file = file;
    }

    /** Writes a setting; the file and its directory are made when they are missing. */
    void put(Setting setting, String value) {
        List<String> lines = lines();
        String line = setting.title() + " = " + (setting.isNumber() ? value : "\"" + value + "\"");
        OptionalInt place = place(lines, setting);
        if (place.isPresent()) {
            lines.set(place.getAsInt(), line);
        } else {
            lines.add(endOfSettings(lines), line);
        }
        write(lines);
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? new ArrayList<>(Files.readAllLines(file)) : new ArrayList<>();
        } catch (IOException e) {
            throw new ShellException(
                    ExitCode.FAILED, "cannot read " + file, "Leave --save out to set it for this session", e);
        }
    }

    private static OptionalInt place(List<String> lines, Setting setting) {
        Pattern assignment = Pattern.compile("\\s*\"?" + Pattern.quote(setting.title()) + "\"?\\s*=.*");
        return IntStream.range(0, endOfSettings(lines))
                .filter(i -> assignment.matcher(lines.get(i)).matches())
                .findFirst();
    }

    /** Settings stand before the first section: what comes after belongs to that. */
    private static int endOfSettings(List<String> lines) {
        return IntStream.range(0, lines.size())
                .filter(i -> SECTION.matcher(lines.get(i)).matches())
                .findFirst()
                .orElse(lines.size());
    }

    private void write(List<String> lines) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new ShellException(
                    ExitCode.FAILED,
                    "cannot make the directory of " + file,
                    "Leave --save out to set it for this session",
                    e);
        }
        WholeFile.write(file, String.join("\n", lines) + "\n", true);
    }
}

package io.github.rethinksh.session;

import io.github.rethinksh.archive.layout.PrivateFiles;
import io.github.rethinksh.archive.layout.WholeFile;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
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
        String written = written(setting, value);
        Pattern assignment = assignment(setting);
        OptionalInt place = place(lines, assignment);
        if (place.isPresent()) {
            Matcher parts = assignment.matcher(lines.get(place.getAsInt()));
            lines.set(place.getAsInt(), parts.replaceFirst("${name}" + Matcher.quoteReplacement(written) + "${rest}"));
        } else {
            add(setting.title() + " = " + written, lines);
        }
        write(lines);
    }

    private static String written(Setting setting, String value) {
        if (setting.isSwitch()) {
            return String.valueOf(value.equals("on"));
        }
        return setting.isNumber() ? value : "\"" + value + "\"";
    }

    /** Behind the other settings, and a line away from the section that comes after them. */
    private static void add(String assignment, List<String> lines) {
        int end = endOfSettings(lines);
        int place = end;
        while (place > 0 && lines.get(place - 1).isBlank()) {
            place--;
        }
        lines.add(place, assignment);
        if (place == end && end < lines.size() - 1) {
            lines.add(place + 1, "");
        }
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? new ArrayList<>(Files.readAllLines(file)) : new ArrayList<>();
        } catch (IOException e) {
            throw new ShellException(
                    ExitCode.FAILED, "cannot read " + file, "Leave --save out to set it for this session", e);
        }
    }

    /** A line that sets it, in whatever way its name is written: what is around the value stays. */
    private static Pattern assignment(Setting setting) {
        String name = "\\s*(?<quote>[\"']?)" + Pattern.quote(setting.title()) + "\\k<quote>\\s*=\\s*";
        String value = "(?:\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^#]*?)";
        return Pattern.compile("(?<name>" + name + ")" + value + "(?<rest>\\s*(?:#.*)?)$", Pattern.CASE_INSENSITIVE);
    }

    /** Of several lines that set it the last one counts. */
    private static OptionalInt place(List<String> lines, Pattern assignment) {
        return IntStream.range(0, endOfSettings(lines))
                .filter(i -> assignment.matcher(lines.get(i)).matches())
                .reduce((first, second) -> second);
    }

    /** Settings stand before the first section: what comes after belongs to that. */
    private static int endOfSettings(List<String> lines) {
        return IntStream.range(0, lines.size())
                .filter(i -> SECTION.matcher(lines.get(i)).matches())
                .findFirst()
                .orElse(lines.size());
    }

    /** A link stays one: what it leads to is written. */
    private void write(List<String> lines) {
        Path target;
        try {
            PrivateFiles.createDirectories(file.toAbsolutePath().getParent());
            target = Files.exists(file) ? file.toRealPath() : file;
        } catch (IOException e) {
            throw new ShellException(
                    ExitCode.FAILED,
                    "cannot make the directory of " + file,
                    "Leave --save out to set it for this session",
                    e);
        }
        WholeFile.write(target, String.join("\n", lines) + "\n", true);
    }
}

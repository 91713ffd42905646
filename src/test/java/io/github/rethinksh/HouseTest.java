package io.github.rethinksh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house keeps its doors: which room may use which, and who may use which library. */
class HouseTest {
    private static final Path SOURCES = Path.of("src/main/java/io/github/rethinksh");
    private static final Pattern OWN =
            Pattern.compile("import (?:static )?io\\.github\\.rethinksh\\.(\\w+)\\.([\\w.]+);");
    private static final Pattern LOUD = Pattern.compile("System\\.(out|err|getenv|console)\\b|printStackTrace\\(\\)");

    private static final Map<String, Set<String>> DOORS = Map.of(
            "shell", Set.of("command", "session", "model", "transfer"),
            "command", Set.of("session", "transfer", "cluster", "archive", "model"),
            "session", Set.of("cluster", "archive", "model"),
            "transfer", Set.of("cluster", "archive", "model"),
            "cluster", Set.of("model"),
            "archive", Set.of("model"),
            "embedded", Set.of(),
            "model", Set.of());

    private static final Map<String, Set<String>> LIBRARIES = Map.of(
            "org.jline", Set.of("shell"),
            "com.rethinkdb", Set.of("cluster"),
            "com.fasterxml.jackson.dataformat", Set.of("session"),
            "org.apache.commons.compress", Set.of("archive"),
            "com.github.luben", Set.of("archive"),
            "de.siegmar.fastcsv", Set.of("archive"),
            "org.tukaani", Set.of("archive"),
            "picocli", Set.of("command", "shell", ""));

    private record Source(Path file, String room, List<String> lines) {
        @Override
        public String toString() {
            return SOURCES.relativize(file).toString();
        }
    }

    @Test
    void shouldKeepItsDoors() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Source source : sources()) {
            for (String line : source.lines()) {
                Matcher used = OWN.matcher(line);
                if (used.matches() && !source.room().isEmpty() && !mayUse(source.room(), used.group(1))) {
                    broken.add(source + ": " + line);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean mayUse(String room, String other) {
        return room.equals(other) || DOORS.get(room).contains(other);
    }

    @Test
    void shouldLetTheShellSeeNoMoreOfATransferThanItsEvents() throws IOException {
        assertThat(sources().stream()
                        .filter(source -> source.room().equals("shell"))
                        .flatMap(source -> source.lines().stream())
                        .filter(line -> line.contains("rethinksh.transfer."))
                        .map(line -> line.replaceAll(".*\\.transfer\\.(\\w+).*", "$1"))
                        .distinct())
                .isSubsetOf("TransferEvent", "TransferListener");
    }

    @Test
    void shouldKeepEachLibraryInItsRoom() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Source source : sources()) {
            LIBRARIES.forEach((library, rooms) -> source.lines().stream()
                    .filter(line -> line.startsWith("import " + library + ".")
                            || line.startsWith("import static " + library + "."))
                    .filter(line -> !rooms.contains(source.room()))
                    .forEach(line -> broken.add(source + ": " + line)));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void shouldSpeakToTheProcessInOnePlaceOnly() throws IOException {
        assertThat(sources().stream()
                        .filter(source -> source.lines().stream()
                                .anyMatch(line -> LOUD.matcher(line).find()))
                        .map(Source::toString))
                .containsExactly("Surroundings.java");
    }

    @Test
    void shouldHaveNoFileOfMoreThan400Lines() throws IOException {
        assertThat(sources()).allSatisfy(source -> assertThat(source.lines()).hasSizeLessThanOrEqualTo(400));
    }

    private static List<Source> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Source> sources = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Path inside = SOURCES.relativize(file);
                String room =
                        inside.getNameCount() == 1 ? "" : inside.getName(0).toString();
                sources.add(new Source(file, room, Files.readAllLines(file)));
            }
            return sources;
        }
    }
}

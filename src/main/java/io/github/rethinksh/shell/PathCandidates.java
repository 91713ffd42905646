package io.github.rethinksh.shell;

import io.github.rethinksh.command.ExportPaths;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import picocli.CommandLine.Model.ArgSpec;

/** Files and directories that begin as typed; hidden ones only when asked for by their dot. */
record PathCandidates(Path workingDirectory, Path home) {
    private static final String HOME = "~/";

    Stream<Candidate> of(ArgSpec argument, String typed, String before) {
        int name = typed.lastIndexOf('/') + 1;
        String parent = typed.substring(0, name);
        return fitting(argument, matches(parent, typed.substring(name))).stream()
                .sorted(Comparator.comparing(path -> path.getFileName().toString()))
                .map(path -> candidate(before + parent, path))
                // In quotes a tilde would be a letter.
                .filter(candidate -> !parent.startsWith(HOME) || TypedLine.isPlain(candidate.value()));
    }

    /** A word with the home directory in place of a tilde. */
    String atHome(String word) {
        return word.startsWith(HOME)
                ? home.resolve(word.substring(HOME.length())).toString()
                : word;
    }

    /** A parameter names a source: where exports are, other files are in the way, but directories may lead to more. */
    private static List<Path> fitting(ArgSpec argument, List<Path> paths) {
        boolean directories = argument.paramLabel().equals("DIR");
        boolean exports = argument.isPositional() && paths.stream().anyMatch(ExportPaths::isExport);
        return directories || exports
                ? paths.stream()
                        .filter(path -> Files.isDirectory(path) || (exports && ExportPaths.isExport(path)))
                        .toList()
                : paths;
    }

    private List<Path> matches(String parent, String start) {
        List<Path> matches = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(directory(parent), path -> matches(path, start))) {
            entries.forEach(matches::add);
            return matches;
        } catch (IOException | DirectoryIteratorException | InvalidPathException e) {
            // What cannot be listed has nothing to offer.
            return List.of();
        }
    }

    private Path directory(String parent) {
        return parent.startsWith(HOME)
                ? home.resolve(parent.substring(HOME.length()))
                : workingDirectory.resolve(parent);
    }

    private static boolean matches(Path path, String start) {
        String name = path.getFileName().toString();
        return name.startsWith(start) && (start.startsWith(".") || !name.startsWith("."));
    }

    private static Candidate candidate(String before, Path path) {
        boolean directory = Files.isDirectory(path);
        boolean export = ExportPaths.isExport(path);
        String name = path.getFileName() + (directory ? "/" : "");
        String description = !export ? null : directory ? "export" : "archive";
        return new Candidate(before + name, name, export ? "exports" : "files", description, null, null, !directory);
    }
}

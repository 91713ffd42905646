package io.github.rethinksh.shell;

import io.github.rethinksh.command.Suggestion;
import io.github.rethinksh.command.Suggestions;
import io.github.rethinksh.model.TableName;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.ITypeInfo;

/** What an option or a parameter may be set to. */
final class ValueCandidates {
    /** Names in the help for what is a file even where the command takes it as a word, because of {@code -}. */
    private static final Set<String> FILES = Set.of("FILE", "PATH", "DIR");

    private final PathCandidates paths;

    ValueCandidates(PathCandidates paths) {
        this.paths = paths;
    }

    /**
     * The values that begin as typed.
     *
     * @param command what was typed before
     * @param typed the part of the value before the cursor
     * @param before what stands before the value in the same word, such as {@code --format=}
     */
    Stream<Candidate> of(ArgSpec argument, TypedCommand command, String typed, String before) {
        if (argument.completionCandidates() == null && isPath(argument)) {
            return paths.of(argument, typed, before);
        }
        int part = argument.splitRegex().equals(",") ? typed.lastIndexOf(',') + 1 : 0;
        String given = typed.substring(0, part);
        String value = typed.substring(part);
        Set<String> taken = new HashSet<>(List.of(given.split(",")));
        command.values(argument).forEach(one -> taken.addAll(List.of(one.split(","))));
        List<Suggestion> left = suggestions(argument, command, value).stream()
                .filter(suggestion -> !taken.contains(suggestion.value()))
                .toList();
        return Beginning.matches(left, Suggestion::value, value)
                .map(suggestion -> candidate(before + given, suggestion))
                .distinct();
    }

    /** A word as the command will get it. */
    String atHome(String word) {
        return paths.atHome(word);
    }

    private static List<Suggestion> suggestions(ArgSpec argument, TypedCommand command, String typed) {
        try {
            return argument.completionCandidates() instanceof Suggestions live
                    ? live.after(command.before(typed))
                    : byDatabase(values(argument), typed)
                            .distinct()
                            .map(value -> new Suggestion(value, null))
                            .toList();
        } catch (RuntimeException e) {
            // A cluster that cannot be asked is no reason to disturb somebody who types; the command will tell.
            return List.of();
        }
    }

    /** Tables by their databases first, or a cluster of thousands of tables would fill the screen. */
    private static Stream<String> byDatabase(List<String> values, String typed) {
        return typed.contains(".")
                ? values.stream()
                : values.stream()
                        .map(value -> TableName.parse(value)
                                .map(table -> table.database() + ".")
                                .orElse(value));
    }

    private static List<String> values(ArgSpec argument) {
        List<String> values = new ArrayList<>();
        if (argument.completionCandidates() == null || argument.typeInfo().isEnum()) {
            argument.typeInfo().getEnumConstantNames().forEach(name -> values.add(name.toLowerCase(Locale.ROOT)));
        } else {
            argument.completionCandidates().forEach(values::add);
        }
        return values;
    }

    private static boolean isPath(ArgSpec argument) {
        ITypeInfo type = argument.typeInfo();
        List<ITypeInfo> elements = type.getAuxiliaryTypeInfos();
        Class<?> element = elements.isEmpty() ? type.getType() : elements.get(0).getType();
        return element == Path.class || element == File.class || FILES.contains(argument.paramLabel());
    }

    private static Candidate candidate(String before, Suggestion suggestion) {
        return new Candidate(
                before + suggestion.value(),
                suggestion.value(),
                null,
                suggestion.description(),
                null,
                null,
                suggestion.complete());
    }
}

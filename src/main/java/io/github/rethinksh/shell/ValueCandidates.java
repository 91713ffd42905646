package io.github.rethinksh.shell;

import io.github.rethinksh.model.TableName;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.ITypeInfo;

/** What an option or a parameter may be set to. */
final class ValueCandidates {
    private final PathCandidates paths;

    ValueCandidates(Path directory) {
        paths = new PathCandidates(directory);
    }

    /**
     * The values that begin as typed.
     *
     * @param typed the part of the value before the cursor
     * @param before what stands before the value in the same word, such as {@code --format=}
     */
    Stream<Candidate> of(ArgSpec argument, String typed, String before) {
        if (isPath(argument.typeInfo())) {
            return paths.of(typed, before);
        }
        return byDatabase(values(argument), typed)
                .distinct()
                .filter(value -> value.startsWith(typed))
                .map(value -> candidate(before, value));
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
        if (argument.completionCandidates() == null || isEnum(argument)) {
            argument.typeInfo().getEnumConstantNames().forEach(name -> values.add(name.toLowerCase(Locale.ROOT)));
            return values;
        }
        try {
            argument.completionCandidates().forEach(values::add);
        } catch (RuntimeException e) {
            // A cluster that cannot be asked is no reason to disturb somebody who types; the command will tell.
            return List.of();
        }
        return values;
    }

    private static boolean isEnum(ArgSpec argument) {
        return argument.typeInfo().isEnum();
    }

    private static boolean isPath(ITypeInfo type) {
        List<ITypeInfo> elements = type.getAuxiliaryTypeInfos();
        Class<?> element = elements.isEmpty() ? type.getType() : elements.get(0).getType();
        return element == Path.class || element == File.class;
    }

    private static Candidate candidate(String before, String value) {
        boolean complete = !value.endsWith(".");
        return new Candidate(before + value, value, null, null, null, null, complete);
    }
}

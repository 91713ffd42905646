package io.github.rethinksh.command.script;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.ITypeInfo;

/**
 * What can be offered for the value of an option or a parameter.
 *
 * @param kind what sort of values
 * @param words all of them, where they are words
 */
record Values(Kind kind, List<String> words) {
    private static final String COMMAND = "COMMAND";
    private static final String DIRECTORY = "DIR";
    private static final Set<String> PATHS = Set.of("PATH", "FILE");

    /** Sorts of values. */
    enum Kind {
        WORDS,
        FILES,
        DIRECTORIES,
        /** Nothing can be offered. */
        OTHERS
    }

    /**
     * The values of an argument, by its candidates, its type and what help calls it. What only a cluster knows is left
     * out: a completion script has none.
     *
     * @param commands the names of all commands
     */
    static Values of(ArgSpec argument, List<String> commands) {
        List<String> words = new ArrayList<>();
        if (argument.paramLabel().startsWith(COMMAND)) {
            words.addAll(commands);
        }
        if (argument.typeInfo().isEnum()) {
            argument.typeInfo().getEnumConstantNames().forEach(name -> words.add(name.toLowerCase(Locale.ROOT)));
        } else if (argument.completionCandidates() != null) {
            argument.completionCandidates().forEach(words::add);
        }
        return words.isEmpty() ? new Values(kind(argument), words) : new Values(Kind.WORDS, words);
    }

    private static Kind kind(ArgSpec argument) {
        if (argument.paramLabel().equals(DIRECTORY)) {
            return Kind.DIRECTORIES;
        }
        return isPath(argument.typeInfo()) || PATHS.contains(argument.paramLabel()) ? Kind.FILES : Kind.OTHERS;
    }

    private static boolean isPath(ITypeInfo type) {
        return type.getType() == Path.class || type.getType() == File.class;
    }
}

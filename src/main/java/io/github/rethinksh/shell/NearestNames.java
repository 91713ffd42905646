package io.github.rethinksh.shell;

import java.util.Comparator;
import java.util.List;
import org.jline.reader.impl.ReaderUtils;

/** Finds what was probably meant by a mistyped name. */
final class NearestNames {
    private static final int MOST = 3;
    private static final int LETTERS_PER_MISTAKE = 3;

    private NearestNames() {}

    /** The names that the word is the beginning of, or that are a few mistakes away; the nearest ones first. */
    static List<String> to(String word, List<String> names) {
        int mistakes = Math.max(1, word.length() / LETTERS_PER_MISTAKE);
        return names.stream()
                .filter(name -> name.startsWith(word) || ReaderUtils.distance(word, name) <= mistakes)
                .sorted(Comparator.comparing((String name) -> ReaderUtils.distance(word, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }
}

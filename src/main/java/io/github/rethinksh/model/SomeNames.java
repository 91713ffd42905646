package io.github.rethinksh.model;

import java.util.List;
import java.util.stream.Collectors;

/** Names in a sentence, which stays one that can be read when they are many. */
public final class SomeNames {
    private static final int MOST = 5;

    private SomeNames() {}

    /** The names, or the first of them and how many more there are. */
    public static String of(List<?> names) {
        String first = names.stream().limit(MOST).map(Object::toString).collect(Collectors.joining(", "));
        return names.size() <= MOST ? first : first + " and " + (names.size() - MOST) + " more";
    }
}

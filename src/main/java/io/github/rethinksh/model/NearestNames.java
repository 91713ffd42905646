package io.github.rethinksh.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what was probably meant by a mistyped name. */
public final class NearestNames {
    static final int MOST = 3;
    private static final int LETTERS_PER_MISTAKE = 3;

    private NearestNames() {}

    /** The names that the word is the beginning of, or that are a few mistakes away; the nearest ones first. */
    public static List<String> to(String word, Collection<String> names) {
        String typed = word.toLowerCase(Locale.ROOT);
        // Of a single letter nothing would be left.
        int mistakes = Math.min(word.length() - 1, Math.max(1, word.length() / LETTERS_PER_MISTAKE));
        return names.stream()
                .distinct()
                .map(name -> near(name, word, typed, mistakes))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .limit(MOST)
                .map(Near::name)
                .toList();
    }

    /** A name that is near, and how far it is. */
    private record Near(String name, int distance) {}

    private static Optional<Near> near(String name, String word, String typed, int mistakes) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean begins = !word.isEmpty() && name.startsWith(word);
        // Each letter more or less is a mistake: most names need no closer look, which is slow for long words.
        if (!begins && Math.abs(lower.length() - typed.length()) > mistakes) {
            return Optional.empty();
        }
        int distance = begins ? name.length() - word.length() : distance(typed, lower);
        return begins || distance <= mistakes ? Optional.of(new Near(name, distance)) : Optional.empty();
    }

    /** A hint that asks for the nearest names; where nothing is near, the other one, which may be null. */
    public static String hint(String word, Collection<String> names, String otherwise) {
        return hint(to(word, names), otherwise);
    }

    /** The same for names that are found already. */
    public static String hint(List<String> nearest, String otherwise) {
        return nearest.isEmpty()
                ? otherwise
                : nearest.stream().collect(Collectors.joining("' or '", "did you mean '", "'?"));
    }

    /** How many letters have to be put in, taken out, replaced or swapped with the next one. */
    private static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int least = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}

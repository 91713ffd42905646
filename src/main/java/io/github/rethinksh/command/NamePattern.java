package io.github.rethinksh.command;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.NearestNames;
import io.github.rethinksh.model.ShellException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of the listed things are meant.
 *
 * @param text the pattern as it was typed; null for all of them
 * @param fits whether a name fits it
 */
record NamePattern(String text, Predicate<String> fits) {
    private static final Pattern WILD = Pattern.compile("[*?]");

    /** A pattern in which {@code *} stands for any run of characters and {@code ?} for one; null for all names. */
    static NamePattern of(String text) {
        return new NamePattern(text, text == null ? name -> true : regex(text).asMatchPredicate());
    }

    private static Pattern regex(String text) {
        StringBuilder regex = new StringBuilder();
        Matcher wild = WILD.matcher(text);
        int end = 0;
        while (wild.find()) {
            regex.append(Pattern.quote(text.substring(end, wild.start())))
                    .append(wild.group().equals("*") ? ".*" : ".");
            end = wild.end();
        }
        regex.append(Pattern.quote(text.substring(end)));
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /**
     * Those that are meant.
     *
     * @param kind what each of them is, for messages
     * @param list the word that {@code ls} lists all of them by
     * @throws ShellException with {@link ExitCode#USAGE} when a pattern fits none: a mistyped name must never pass for an
     *     empty result
     */
    <T> List<T> of(String kind, String list, Collection<T> all, Function<T, String> name) {
        List<T> meant = all.stream().filter(one -> fits.test(name.apply(one))).toList();
        if (text != null && meant.isEmpty()) {
            throw new ShellException(
                    ExitCode.USAGE,
                    "no " + kind + " matches " + text,
                    NearestNames.hint(text, all.stream().map(name).toList(), "See what there is with: ls " + list));
        }
        return meant;
    }
}

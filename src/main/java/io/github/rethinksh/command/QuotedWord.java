package io.github.rethinksh.command;

import java.util.regex.Pattern;

/** A word of a command line that is told, quoted so that a shell of the system and this one read the same word back. */
final class QuotedWord {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:,%@+-][\\p{L}\\p{N}_./:=,%@+~-]*");

    /** What a shell of the system takes for more than a letter within double quotes. */
    private static final Pattern SPECIAL = Pattern.compile("[\"$`\\\\]");

    private QuotedWord() {}

    /** The word, in quotes where it would not be one word without. */
    static String of(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        if (word.indexOf('\'') < 0) {
            return "'" + word + "'";
        }
        if (!SPECIAL.matcher(word).find()) {
            return '"' + word + '"';
        }
        // There are no escapes here: no way of writing it is read alike, and the system's shell must run nothing in it.
        return "'" + word.replace("'", "'\\''") + "'";
    }
}

package io.github.rethinksh.shell;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises lines that hold a password or a key. When in doubt a line is one of them. */
final class Secrets {
    /** These take no value, but people give them one, and some of them a key that begins with a hyphen. */
    private static final Set<String> PASSWORD = Set.of("-p", "--password");

    private static final Set<String> KEY = Set.of("--auth", "--auth-key");
    private static final Pattern OPTION = Pattern.compile("-[a-z]|--[a-z][a-z-]*(=.*)?", Pattern.DOTALL);
    private static final Pattern ATTACHED =
            Pattern.compile("-p.+|--(password|auth|auth-key)=.+", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SETTING =
            Pattern.compile(".*(password|auth|secret|key).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("(?<!\\S)#");
    private static final String SCHEME = "rethinkdb://";

    /** An address whose password has a blank, and that nobody put in quotes. */
    private static final Pattern SPREAD = Pattern.compile("://[^/\\s]*:.*@");

    /** User and password up to the last at sign: within the quotes around them, and else within the word. */
    private static final List<Pattern> LOGINS = List.of(
            Pattern.compile("(\"[^\":\n]*://[^\":\n]*):[^\"\n]*@"),
            Pattern.compile("('[^':\n]*://[^':\n]*):[^'\n]*@"),
            Pattern.compile("(://[^\\s:]*):\\S*@"));

    private Secrets() {}

    /** The text with a password in an address made unreadable. */
    static String masked(String text) {
        String masked = text;
        for (Pattern login : LOGINS) {
            masked = login.matcher(masked).replaceAll("$1:***@");
        }
        return masked;
    }

    /** Whether the password of an address has come apart into several words. */
    static boolean areSpread(List<String> words) {
        return SPREAD.matcher(String.join(" ", words)).find()
                && words.stream().noneMatch(word -> SPREAD.matcher(word).find());
    }

    static boolean areIn(String line) {
        // Commands that were made comments are looked at as commands.
        List<String> words = LineWords.of(COMMENT.matcher(line).replaceAll(" ")).stream()
                .map(LineWords.Word::text)
                .toList();
        for (int i = 0; i < words.size(); i++) {
            boolean last = i == words.size() - 1;
            if (isLogin(words.get(i)) || isOption(words.get(i), last ? "" : words.get(i + 1))) {
                return true;
            }
            if (words.get(i).equalsIgnoreCase("set") && i + 2 < words.size() && isSetting(words.get(i + 1))) {
                return true;
            }
        }
        return SPREAD.matcher(line).find();
    }

    /** Whether something stands between a colon and an at sign, other than the colon of the scheme. */
    private static boolean isLogin(String word) {
        int at = word.lastIndexOf('@');
        return at >= 0 && word.substring(0, at).replace(SCHEME, "").indexOf(':') >= 0;
    }

    private static boolean isOption(String word, String next) {
        String name = word.toLowerCase(Locale.ROOT);
        return ATTACHED.matcher(word).matches()
                || (KEY.contains(name) && !next.isEmpty())
                || (PASSWORD.contains(name)
                        && !next.isEmpty()
                        && !OPTION.matcher(next).matches());
    }

    private static boolean isSetting(String word) {
        return SETTING.matcher(word).matches();
    }
}

package io.github.rethinksh.shell;

import java.util.List;
import java.util.regex.Pattern;

/** Recognises lines that hold a password or a key. When in doubt a line is one of them. */
final class Secrets {
    private static final List<Pattern> PATTERNS = List.of(
            Pattern.compile("\\s-p(=\\S|\\s*[^\\s=-])"),
            Pattern.compile("\\s--(password|auth|auth-key)(=\\S|\\s+[^\\s-])", Pattern.CASE_INSENSITIVE),
            Pattern.compile("[^\\s:]:(?!//)[^\\s@]+@"),
            Pattern.compile("://[^/\\s@]*:\\S*@"),
            Pattern.compile("\\bset\\s+\\S*(password|auth|secret|key)\\S*\\s+\\S", Pattern.CASE_INSENSITIVE));

    private static final Pattern LOGIN = Pattern.compile("(://[^/\\s@:]*):\\S*@");

    private Secrets() {}

    /** The text with a password in an address made unreadable. */
    static String masked(String text) {
        return LOGIN.matcher(text).replaceAll("$1:***@");
    }

    static boolean areIn(String line) {
        return PATTERNS.stream().anyMatch(pattern -> pattern.matcher(line).find());
    }
}

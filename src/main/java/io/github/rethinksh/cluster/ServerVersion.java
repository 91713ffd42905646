package io.github.rethinksh.cluster;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which RethinkDB a server is. */
record ServerVersion(int major, int minor, int patch) implements Comparable<ServerVersion> {
    /** Servers before 2.3 do not say. */
    private static final ServerVersion OLD = new ServerVersion(0, 0, 0);

    private static final ServerVersion NEW = new ServerVersion(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private static final String NUMBER = "([0-9]{1,6})(?![0-9])";

    /** What stands behind the third number, such as the time of a build, is no part of the order. */
    private static final Pattern NUMBERS = Pattern.compile(
            "[^0-9]*" + NUMBER + "(?:[^0-9]+" + NUMBER + ")?(?:[^0-9]+" + NUMBER + ")?.*", Pattern.DOTALL);

    /** Reads such as {@code 2.4.4}; what has no such numbers is taken for new, and nothing at all for old. */
    static ServerVersion of(String text) {
        if (text.isEmpty()) {
            return OLD;
        }
        Matcher numbers = NUMBERS.matcher(text);
        return numbers.matches()
                ? new ServerVersion(number(numbers.group(1)), number(numbers.group(2)), number(numbers.group(3)))
                : NEW;
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    @Override
    public int compareTo(ServerVersion other) {
        return Comparator.comparingInt(ServerVersion::major)
                .thenComparingInt(ServerVersion::minor)
                .thenComparingInt(ServerVersion::patch)
                .compare(this, other);
    }
}

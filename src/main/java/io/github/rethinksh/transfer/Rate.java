package io.github.rethinksh.transfer;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast a transfer may be.
 *
 * @param bytes bytes of documents a second; 0 for as many as there are
 * @param rows documents a second; 0 for as many as there are
 */
public record Rate(long bytes, long rows) {
    /** As fast as it goes. */
    public static final Rate UNLIMITED = new Rate(0, 0);

    private static final Pattern TEXT =
            Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?) *(b|kb|mb|gb|docs)(?:/s)?", Pattern.CASE_INSENSITIVE);

    /**
     * Reads {@code 20MB/s} or {@code 5000docs/s}.
     *
     * @throws ShellException with {@link ExitCode#USAGE} when it is neither
     */
    public static Rate parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        double number = matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
        if (number <= 0) {
            throw new ShellException(
                    ExitCode.USAGE, "--rate cannot be " + text, "It is a number with its unit: 20MB/s, 5000docs/s");
        }
        return switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
            case "docs" -> new Rate(0, Math.max(1, Math.round(number)));
            case "b" -> new Rate(Math.max(1, Math.round(number)), 0);
            case "kb" -> new Rate(Math.round(number * 1e3), 0);
            case "mb" -> new Rate(Math.round(number * 1e6), 0);
            default -> new Rate(Math.round(number * 1e9), 0);
        };
    }
}

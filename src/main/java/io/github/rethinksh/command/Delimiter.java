package io.github.rethinksh.command;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;

/** What stands between the cells of CSV, as it is typed. */
final class Delimiter {
    static final char USUAL = ',';

    private Delimiter() {}

    /** One character, or {@code \\t} for a tab; null for the usual comma. */
    static char parse(String text) {
        if (text == null) {
            return USUAL;
        }
        String one = text.equals("\\t") ? "\t" : text;
        if (one.length() != 1 || "\"\r\n".contains(one) || Character.isSurrogate(one.charAt(0))) {
            throw new ShellException(
                    ExitCode.USAGE, "--delimiter takes one character, not '" + text + "'", "A tab is written \\t");
        }
        return one.charAt(0);
    }
}

package io.github.rethinksh.embedded;

import java.util.regex.Pattern;

/** The rule for names of databases and tables. */
final class Names {
    static final String RULE = "Use A-Z, a-z, 0-9, _ and - only";
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_-]+");

    private Names() {}

    static boolean isValid(String name) {
        return VALID.matcher(name).matches();
    }

    /** Passes a name on, or tells what is wrong with it. */
    static String require(String kind, String name) {
        if (!isValid(name)) {
            throw ReqlError.logic(kind + " name `" + name + "` invalid (" + RULE + ").");
        }
        return name;
    }
}

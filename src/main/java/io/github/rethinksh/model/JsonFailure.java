package io.github.rethinksh.model;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** Says why a text is no JSON, without what the parser tells of itself. */
public final class JsonFailure {
    private static final Pattern OF_THE_PARSER =
            Pattern.compile("\\s*\\([^()]*\\[Source:[^\\]]*\\]\\)|\\s*(at )?\\[Source:[^\\]]*\\]");

    private JsonFailure() {}

    /** What is wrong, and where in the text when that is known. */
    public static String reason(JsonProcessingException error) {
        String what = OF_THE_PARSER
                .matcher(error.getOriginalMessage())
                .replaceAll("")
                .lines()
                .findFirst()
                .orElse("it is no JSON");
        JsonLocation where = error.getLocation();
        return where == null || where.getLineNr() < 1
                ? what
                : what + " at line " + where.getLineNr() + ", column " + where.getColumnNr();
    }
}

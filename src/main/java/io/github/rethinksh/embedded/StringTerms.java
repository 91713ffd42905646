package io.github.rethinksh.embedded;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Strings, and JSON as strings. */
final class StringTerms {
    private StringTerms() {}

    static void register(TermRegistry registry) {
        registry.register(TermType.MATCH, 2, StringTerms::match);
        registry.register(TermType.SPLIT, 1, 3, StringTerms::split);
        registry.register(TermType.UPCASE, 1, i -> changed(i, 'a', 'z', 'A' - 'a'));
        registry.register(TermType.DOWNCASE, 1, i -> changed(i, 'A', 'Z', 'a' - 'A'));
        registry.register(TermType.JSON, 1, i -> JsonReader.readText(i.string(0)));
        registry.register(
                TermType.TO_JSON_STRING,
                1,
                i -> Datum.of(new String(JsonWriter.toBytes(i.datum(0)), StandardCharsets.UTF_8)));
    }

    /** The server knows the case of the letters from A to Z alone. */
    private static Value changed(Invocation invocation, char from, char to, int shift) {
        int[] codePoints = invocation
                .string(0)
                .codePoints()
                .map(letter -> letter >= from && letter <= to ? letter + shift : letter)
                .toArray();
        return Datum.of(new String(codePoints, 0, codePoints.length));
    }

    private static Value match(Invocation invocation) {
        String text = invocation.string(0);
        String expression = invocation.string(1);
        Matcher matcher = compile(expression).matcher(text);
        if (!matcher.find()) {
            return Datum.NULL;
        }
        List<Datum> groups = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            groups.add(matcher.group(i) == null ? Datum.NULL : ObjectDatum.of(part(text, matcher, i)));
        }
        Map<String, Datum> found = part(text, matcher, 0);
        return ObjectDatum.of(found).with("groups", Datum.of(groups));
    }

    private static Map<String, Datum> part(String text, Matcher matcher, int group) {
        return Map.of(
                "str", Datum.of(matcher.group(group)),
                "start", Datum.of(bytes(text, matcher.start(group))),
                "end", Datum.of(bytes(text, matcher.end(group))));
    }

    /** Places in strings are counted in bytes here. */
    private static int bytes(String text, int end) {
        return text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    }

    /** The server's own syntax (RE2) is close to Java's; named groups are written in another way. */
    private static Pattern compile(String expression) {
        try {
            if (expression.contains("(?<") && !expression.contains("(?<=") && !expression.contains("(?<!")) {
                throw wrongPattern(expression, "(?<", "invalid perl operator: (?<");
            }
            return Pattern.compile(expression.replace("(?P<", "(?<"));
        } catch (PatternSyntaxException e) {
            String problem = e.getDescription();
            if (problem.startsWith("Unclosed group")) {
                throw wrongPattern(expression, expression, "missing ): " + expression);
            }
            if (problem.startsWith("Unclosed character class")) {
                throw wrongPattern(expression, expression, "missing ]: " + expression);
            }
            if (problem.startsWith("Dangling")) {
                String operator = expression.substring(e.getIndex(), e.getIndex() + 1);
                throw wrongPattern(expression, operator, "no argument for repetition operator: " + operator);
            }
            throw expression.endsWith("\\")
                    ? wrongPattern(expression, "", "trailing \\")
                    : wrongPattern(expression, expression, problem);
        }
    }

    private static ReqlError wrongPattern(String expression, String portion, String problem) {
        return ReqlError.logic("Error in regexp `" + expression + "` (portion `" + portion + "`): " + problem);
    }

    /** Without a separator, or with null for one, at runs of white space. */
    private static Value split(Invocation invocation) {
        String text = invocation.string(0);
        Datum separator = invocation.count() > 1 ? invocation.datum(1) : Datum.NULL;
        int splits = invocation.count() > 2 ? invocation.integer(2) : -1;
        int limit = splits < 0 ? -1 : splits + 1;
        if (separator == Datum.NULL) {
            String stripped = limit < 0 ? text.strip() : text.stripLeading();
            return strings(stripped.isEmpty() ? new String[0] : stripped.split("\\s+", limit));
        }
        String literal = Invocation.string(separator);
        if (literal.isEmpty()) {
            int characters = (int) text.codePoints().count();
            return strings(
                    text.isEmpty() ? new String[0] : text.split("", limit > 0 && limit < characters ? limit : 0));
        }
        return strings(text.split(Pattern.quote(literal), limit));
    }

    private static Datum strings(String[] parts) {
        return Datum.ofStrings(Arrays.asList(parts));
    }
}

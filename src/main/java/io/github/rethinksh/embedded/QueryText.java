package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Functions as {@code index_status} and {@code get_write_hook} show them: the JavaScript that would have made them. */
final class QueryText {
    /** Terms that stand before their arguments, {@code r.eq(a, b)}; all others follow their first one, {@code a.match(b)}. */
    private static final Set<TermType> PREFIX = Set.of(
            TermType.ERROR,
            TermType.UUID,
            TermType.HTTP,
            TermType.DB,
            TermType.EQ,
            TermType.NE,
            TermType.LT,
            TermType.LE,
            TermType.GT,
            TermType.GE,
            TermType.NOT,
            TermType.ADD,
            TermType.SUB,
            TermType.MUL,
            TermType.DIV,
            TermType.MOD,
            TermType.BIT_AND,
            TermType.BIT_OR,
            TermType.BIT_XOR,
            TermType.BIT_NOT,
            TermType.BIT_SAL,
            TermType.BIT_SAR,
            TermType.OBJECT,
            TermType.RANGE,
            TermType.BRANCH,
            TermType.OR,
            TermType.AND,
            TermType.JSON,
            TermType.ISO8601,
            TermType.EPOCH_TIME,
            TermType.NOW,
            TermType.TIME,
            TermType.LITERAL,
            TermType.RANDOM,
            TermType.GEOJSON,
            TermType.POINT,
            TermType.LINE,
            TermType.POLYGON,
            TermType.CIRCLE,
            TermType.VAR,
            TermType.MAKE_ARRAY,
            TermType.ARGS,
            TermType.JAVASCRIPT,
            TermType.ASC,
            TermType.DESC,
            TermType.MINVAL,
            TermType.MAXVAL);

    private static final Set<TermType> CONSTANTS = Set.of(TermType.MINVAL, TermType.MAXVAL);

    /** Whether a literal stands where JavaScript needs no {@code r.expr} around it. */
    private boolean insideExpression;

    /** Whether an {@code r.} may be put before a term; the server forgets it inside the receiver of a call. */
    private boolean prefixAllowed = true;

    private QueryText() {}

    static String function(StoredFunction function) {
        return new QueryText().function("function(", function.parameters(), function.body());
    }

    private String function(String opening, List<Long> parameters, Term body) {
        boolean before = insideExpression;
        insideExpression = false;
        String text = opening
                + String.join(", ", parameters.stream().map(QueryText::variable).toList()) + ") { return " + visit(body)
                + "; }";
        insideExpression = before;
        return text;
    }

    private String visit(Term term) {
        if (term instanceof Term.Literal literal) {
            String text = literal(literal.value());
            return insideExpression ? text : prefixed("expr(" + text + ")");
        }
        if (term instanceof Term.ObjectTerm object) {
            return insideExpression ? naturalObject(object.fields()) : wrappedObject(object.fields());
        }
        return visitCall((Term.Call) term);
    }

    private String visitCall(Term.Call call) {
        return switch (call.type()) {
            case MAKE_ARRAY -> {
                String items = "[" + arguments(call.arguments()) + "]";
                yield insideExpression ? items : prefixed("expr(" + items + ")");
            }
            case FUNC ->
                function("function (", parameters(call), call.arguments().get(1));
            case VAR -> variable(number(call.arguments().get(0)));
            case IMPLICIT_VAR -> prefixed("row");
            case FUNCALL -> call.arguments().size() == 2 ? chain(call) : funcall(call);
            default -> {
                if (!PREFIX.contains(call.type()) && !call.arguments().isEmpty()) {
                    yield chain(call);
                }
                yield prefixed(call.type().camelCase() + (CONSTANTS.contains(call.type()) ? "" : parentheses(call, 0)));
            }
        };
    }

    /** A receiver with calls behind it: {@code var1("a").match("b")}. */
    private String chain(Term.Call call) {
        Term receiver;
        String suffix;
        if (call.type() == TermType.BRACKET) {
            receiver = call.arguments().get(0);
            suffix = parentheses(call, 1);
        } else if (call.type() == TermType.FUNCALL) {
            receiver = call.arguments().get(1);
            suffix = ".do(" + arguments(call.arguments().subList(0, 1)) + ")";
        } else {
            receiver = call.arguments().get(0);
            suffix = "." + call.type().camelCase() + parentheses(call, 1);
        }
        return receiver(receiver) + suffix;
    }

    private String receiver(Term receiver) {
        boolean needsPrefix = receiver instanceof Term.Call call
                ? PREFIX.contains(call.type()) && call.type() != TermType.VAR
                : receiver instanceof Term.ObjectTerm;
        if (!needsPrefix) {
            return visit(receiver);
        }
        boolean before = prefixAllowed;
        prefixAllowed = false;
        String text = visit(receiver);
        prefixAllowed = before;
        return prefixed(text);
    }

    private String funcall(Term.Call call) {
        List<Term> rotated =
                new ArrayList<>(call.arguments().subList(1, call.arguments().size()));
        String function = visit(call.arguments().get(0));
        return prefixed("do(" + function + (rotated.isEmpty() ? "" : arguments(rotated) + ", ") + ")");
    }

    private String parentheses(Term.Call call, int from) {
        String options = call.options().isEmpty() ? "" : options(call.options());
        String arguments =
                arguments(call.arguments().subList(from, call.arguments().size()));
        return "(" + arguments + (arguments.isEmpty() || options.isEmpty() ? "" : ", ") + options + ")";
    }

    private String arguments(List<Term> terms) {
        boolean before = insideExpression;
        insideExpression = true;
        String text = String.join(", ", terms.stream().map(this::visit).toList());
        insideExpression = before;
        return text;
    }

    private String naturalObject(Map<String, Term> fields) {
        List<String> parts = new ArrayList<>();
        fields.forEach((name, value) -> parts.add("\"" + name + "\": " + arguments(List.of(value))));
        return "{" + String.join(", ", parts) + "}";
    }

    private String wrappedObject(Map<String, Term> fields) {
        List<String> parts = new ArrayList<>();
        fields.forEach((name, value) -> parts.add("\"" + name + "\", " + arguments(List.of(value))));
        return prefixed("object(" + String.join(", ", parts) + ")");
    }

    private String options(Map<String, Term> options) {
        List<String> parts = new ArrayList<>();
        options.forEach((name, value) -> parts.add("\"" + name + "\": " + arguments(List.of(value))));
        return "{" + String.join(", ", parts) + "}";
    }

    private String prefixed(String text) {
        return prefixAllowed ? "r." + text : text;
    }

    private static String literal(Datum value) {
        if (value instanceof Datum.StringDatum string) {
            return "\"" + string.value() + "\"";
        }
        if (value instanceof Datum.NumberDatum number && number.value() != Math.rint(number.value())) {
            return "%.6f".formatted(number.value());
        }
        return PrettyPrinter.print(value);
    }

    private static List<Long> parameters(Term.Call function) {
        if (function.arguments().get(0) instanceof Term.Call array) {
            return array.arguments().stream().map(QueryText::number).toList();
        }
        return List.of();
    }

    private static long number(Term term) {
        return term instanceof Term.Literal literal && literal.value() instanceof Datum.NumberDatum number
                ? (long) number.value()
                : 0;
    }

    /** Negative numbers are the server's own variables. */
    private static String variable(long number) {
        return number < 0 ? "_var" + -number : "var" + number;
    }
}

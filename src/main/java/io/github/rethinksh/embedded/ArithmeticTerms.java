package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.function.LongBinaryOperator;

/** Numbers and comparisons; strings and arrays can be added too, times be shifted. */
final class ArithmeticTerms {
    private ArithmeticTerms() {}

    static void register(TermRegistry registry) {
        registry.register(TermType.ADD, 1, TermRegistry.ANY, i -> fold(i, ArithmeticTerms::add));
        registry.register(TermType.SUB, 1, TermRegistry.ANY, i -> fold(i, ArithmeticTerms::subtract));
        registry.register(TermType.MUL, 1, TermRegistry.ANY, i -> fold(i, ArithmeticTerms::multiply));
        registry.register(
                TermType.DIV,
                1,
                TermRegistry.ANY,
                i -> fold(
                        i,
                        (a, b) -> numbers(a, b, (left, right) -> {
                            if (right == 0) {
                                throw ReqlError.logic("Cannot divide by zero.");
                            }
                            return left / right;
                        })));
        registry.register(TermType.MOD, 2, ArithmeticTerms::modulo);
        registerBits(registry, TermType.BIT_AND, (left, right) -> left & right);
        registerBits(registry, TermType.BIT_OR, (left, right) -> left | right);
        registerBits(registry, TermType.BIT_XOR, (left, right) -> left ^ right);
        registerBits(registry, TermType.BIT_SAL, (left, right) -> left << right);
        registerBits(registry, TermType.BIT_SAR, (left, right) -> left >> right);
        registry.register(TermType.BIT_NOT, 1, i -> Datum.of(~whole(i, 0)));
        registry.register(TermType.RANDOM, 0, 2, ArithmeticTerms::random, "float");
        registerRounding(registry, TermType.FLOOR, Math::floor);
        registerRounding(registry, TermType.CEIL, Math::ceil);
        registerRounding(registry, TermType.ROUND, value -> Math.signum(value) * Math.floor(Math.abs(value) + 0.5));
        registerComparison(registry, TermType.EQ, order -> order == 0);
        registerComparison(registry, TermType.LT, order -> order < 0);
        registerComparison(registry, TermType.LE, order -> order <= 0);
        registerComparison(registry, TermType.GT, order -> order > 0);
        registerComparison(registry, TermType.GE, order -> order >= 0);
        registry.register(TermType.NE, 2, TermRegistry.ANY, i -> Datum.of(!holdsBetweenAll(i, order -> order == 0)));
    }

    private interface Operator {
        Datum apply(Datum left, Datum right);
    }

    private static Value fold(Invocation invocation, Operator operator) {
        Datum result = invocation.datum(0);
        for (int i = 1; i < invocation.count(); i++) {
            result = operator.apply(result, invocation.datum(i));
        }
        return result;
    }

    private static Datum add(Datum left, Datum right) {
        if (left instanceof ObjectDatum time && time.isPseudoType(PseudoTypes.TIME)) {
            return shifted(time, Invocation.number(right));
        }
        if (right instanceof ObjectDatum time && time.isPseudoType(PseudoTypes.TIME)) {
            return shifted(time, Invocation.number(left));
        }
        if (left instanceof Datum.StringDatum text) {
            return Datum.of(text.value() + Invocation.string(right));
        }
        if (left instanceof Datum.ArrayDatum array) {
            List<Datum> items = new ArrayList<>(array.items());
            items.addAll(Invocation.array(right));
            return Datum.of(items);
        }
        return numbers(left, right, Double::sum);
    }

    private static Datum subtract(Datum left, Datum right) {
        if (left instanceof ObjectDatum time && time.isPseudoType(PseudoTypes.TIME)) {
            return right instanceof ObjectDatum other && other.isPseudoType(PseudoTypes.TIME)
                    ? Datum.of(PseudoTypes.epochTime(time) - PseudoTypes.epochTime(other))
                    : shifted(time, -Invocation.number(right));
        }
        return numbers(left, right, (a, b) -> a - b);
    }

    private static Datum multiply(Datum left, Datum right) {
        if (left instanceof Datum.ArrayDatum array) {
            return repeated(array, Invocation.integer(right));
        }
        if (right instanceof Datum.ArrayDatum array) {
            return repeated(array, Invocation.integer(left));
        }
        return numbers(left, right, (a, b) -> a * b);
    }

    private static Datum repeated(Datum.ArrayDatum array, int times) {
        if (times < 0) {
            throw ReqlError.logic("Cannot multiply an ARRAY by a negative number.");
        }
        return Datum.of(Collections.nCopies(times, array.items()).stream()
                .flatMap(List::stream)
                .toList());
    }

    private static Datum shifted(ObjectDatum time, double seconds) {
        String timezone = Invocation.string(time.get("timezone"));
        return PseudoTypes.time(PseudoTypes.epochTime(time) + seconds, timezone);
    }

    private static Datum numbers(Datum left, Datum right, DoubleBinaryOperator operator) {
        double result = operator.applyAsDouble(Invocation.number(left), Invocation.number(right));
        if (!Double.isFinite(result)) {
            throw ReqlError.logic("Non-finite number: " + (result > 0 ? "inf" : result < 0 ? "-inf" : "nan"));
        }
        return Datum.of(result);
    }

    private static Value modulo(Invocation invocation) {
        int left = invocation.integer(0);
        int right = invocation.integer(1);
        if (right == 0) {
            throw ReqlError.logic("Cannot take a number modulo 0.");
        }
        return Datum.of(left % right);
    }

    private static void registerBits(TermRegistry registry, TermType type, LongBinaryOperator operator) {
        registry.register(type, 1, TermRegistry.ANY, i -> {
            long result = whole(i, 0);
            for (int position = 1; position < i.count(); position++) {
                result = operator.applyAsLong(result, whole(i, position));
            }
            return Datum.of(result);
        });
    }

    private static long whole(Invocation invocation, int position) {
        return invocation.argument(position, value -> {
            Datum datum = invocation.context().toDatum(value);
            Invocation.integer(datum);
            return (long) Invocation.number(datum);
        });
    }

    /** Without bounds a number from 0 to 1, with them a whole one. */
    private static Value random(Invocation invocation) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        if (invocation.count() == 0) {
            return Datum.of(random.nextDouble());
        }
        double from = invocation.count() == 2 ? invocation.number(0) : 0;
        double to = invocation.number(invocation.count() - 1);
        double number = from + random.nextDouble() * (to - from);
        return Datum.of(invocation.flag("float") ? number : Math.floor(number));
    }

    private static void registerRounding(TermRegistry registry, TermType type, DoubleUnaryOperator operator) {
        registry.register(type, 1, i -> Datum.of(operator.applyAsDouble(i.number(0))));
    }

    private static void registerComparison(TermRegistry registry, TermType type, IntPredicate holds) {
        registry.register(type, 2, TermRegistry.ANY, i -> Datum.of(holdsBetweenAll(i, holds)));
    }

    private static boolean holdsBetweenAll(Invocation invocation, IntPredicate holds) {
        Datum left = invocation.datum(0);
        for (int i = 1; i < invocation.count(); i++) {
            Datum right = invocation.datum(i);
            if (!holds.test(DatumOrder.compare(left, right))) {
                return false;
            }
            left = right;
        }
        return true;
    }
}

package io.github.rethinksh.transfer;

import java.math.BigInteger;
import java.util.TreeSet;

/**
 * The characters that the keys of a table are made of, as far as they have been seen. With them a key is a number, so that
 * there is a way to go a certain distance from one key: among keys of hexadecimal digits, a quarter of the way lies at 4.
 */
final class KeyAlphabet {
    /** Behind so many characters nothing is left that matters. */
    private static final int DIGITS = 64;

    private static final int MOST_CHARACTERS = 512;

    private final TreeSet<Integer> characters = new TreeSet<>();
    private int[] inOrder = {};

    /** Learns from a key. */
    void see(String key) {
        key.codePoints()
                .limit(DIGITS)
                .filter(c -> characters.size() < MOST_CHARACTERS)
                .forEach(characters::add);
    }

    /**
     * The text that lies as far behind {@code from} as {@code times} the way from {@code first} to {@code last}; null
     * when that is behind all texts of these characters.
     */
    String beyond(String from, String first, String last, double times) {
        inOrder = characters.stream().mapToInt(Integer::intValue).toArray();
        BigInteger way = number(last).subtract(number(first));
        BigInteger target = number(from).add(times(way, times));
        return text(target, from);
    }

    private static BigInteger times(BigInteger way, double times) {
        return way.multiply(BigInteger.valueOf((long) (times * (1 << 20)))).shiftRight(20);
    }

    /** A digit for each character, the end of the text being the smallest. */
    private BigInteger number(String text) {
        int[] points = text.codePoints().limit(DIGITS).toArray();
        BigInteger base = BigInteger.valueOf(inOrder.length + 1L);
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < DIGITS; i++) {
            int digit = i < points.length ? characters.headSet(points[i], true).size() : 0;
            number = number.multiply(base).add(BigInteger.valueOf(digit));
        }
        return number;
    }

    private String text(BigInteger number, String from) {
        BigInteger base = BigInteger.valueOf(inOrder.length + 1L);
        int[] digits = new int[DIGITS];
        BigInteger left = number;
        for (int i = DIGITS - 1; i >= 0; i--) {
            BigInteger[] parts = left.divideAndRemainder(base);
            digits[i] = parts[1].intValue();
            left = parts[0];
        }
        return left.signum() == 0 ? text(digits, from) : null;
    }

    /** Some characters behind the place where it leaves {@code from} the text is exact enough. */
    private String text(int[] digits, String from) {
        int[] points = from.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        int different = 0;
        for (int i = 0; i < DIGITS && digits[i] > 0 && different < 8; i++) {
            int point = inOrder[digits[i] - 1];
            if (different > 0 || i >= points.length || point != points[i]) {
                different++;
            }
            text.appendCodePoint(point);
        }
        return text.toString();
    }
}

package io.github.rethinksh.archive.block;

/**
 * The arithmetic of CRC-32: polynomials over two elements modulo the one of the standard, the highest power in the
 * lowest bit. To append {@code n} bytes multiplies what was before by the power {@code 8n} of x.
 */
final class Crc32 {
    private static final int POLYNOMIAL = 0xedb88320;
    private static final int ONE = 1 << 31;
    private static final int ONE_BYTE = ONE >>> 8;

    private Crc32() {}

    /** The CRC-32 of two contents one after another, from that of each and the length of the second in bytes. */
    static int combine(int first, int second, long secondLength) {
        int shift = ONE;
        int power = ONE_BYTE;
        for (long rest = secondLength; rest != 0; rest >>>= 1) {
            if ((rest & 1) != 0) {
                shift = multiply(shift, power);
            }
            power = multiply(power, power);
        }
        return multiply(shift, first) ^ second;
    }

    private static int multiply(int one, int other) {
        int product = 0;
        int multiple = other;
        for (int bit = ONE; bit != 0; bit >>>= 1) {
            if ((one & bit) != 0) {
                product ^= multiple;
            }
            multiple = (multiple & 1) == 0 ? multiple >>> 1 : (multiple >>> 1) ^ POLYNOMIAL;
        }
        return product;
    }
}

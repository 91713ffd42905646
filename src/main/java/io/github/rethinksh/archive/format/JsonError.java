package io.github.rethinksh.archive.format;

/**
 * What is wrong with a text and where.
 *
 * @param offset the index of the offending byte in the array that was scanned
 * @param message what was expected and what was found instead
 */
public record JsonError(int offset, String message) {

    static JsonError expected(String expected, byte[] bytes, int offset) {
        return new JsonError(offset, "expected " + expected + " but found " + describe(bytes[offset]));
    }

    private static String describe(byte found) {
        return switch (found) {
            case '\n', '\r' -> "a line break";
            case '\t' -> "a tab";
            case '\'' -> "an apostrophe";
            default -> found > ' ' && found < 0x7f ? "'" + (char) found + "'" : String.format("byte 0x%02X", found);
        };
    }
}

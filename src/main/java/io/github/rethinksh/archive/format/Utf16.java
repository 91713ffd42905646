package io.github.rethinksh.archive.format;

/** Tells text in UTF-16, which Windows programs write, from UTF-8, by its first bytes. */
final class Utf16 {
    static final String FOUND = "the text is UTF-16, and only UTF-8 is read";
    static final String HINT = "Convert it first: iconv -f UTF-16 -t UTF-8";

    private Utf16() {}

    /** Whether there is a byte order mark of UTF-16, or else a zero byte, as every second one of such text is. */
    static boolean recognises(byte[] bytes, int length) {
        if (length < 2) {
            return false;
        }
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean marked = (first == 0xfe && second == 0xff) || (first == 0xff && second == 0xfe);
        return marked || (first == 0) != (second == 0);
    }
}

package io.github.rethinksh.archive.format;

/** Well-formed UTF-8 by table 3-7 of the Unicode standard: no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
    private Utf8() {}

    /**
     * The end of the multi-byte sequence that begins at {@code at}.
     *
     * @return the offset after it, {@link JsonScanner#INCOMPLETE} when {@code to} cuts it short, or
     *     {@link JsonScanner#INVALID}
     */
    static int sequenceEnd(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xff;
        int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (lead < 0xc2 || lead > 0xf4) {
            return JsonScanner.INVALID;
        }
        for (int i = at + 1; i < at + length; i++) {
            if (i == to) {
                return JsonScanner.INCOMPLETE;
            }
            int next = bytes[i] & 0xff;
            if (i == at + 1 ? next < lowestSecond(lead) || next > highestSecond(lead) : next < 0x80 || next > 0xbf) {
                return JsonScanner.INVALID;
            }
        }
        return at + length;
    }

    private static int lowestSecond(int lead) {
        return switch (lead) {
            case 0xe0 -> 0xa0;
            case 0xf0 -> 0x90;
            default -> 0x80;
        };
    }

    private static int highestSecond(int lead) {
        return switch (lead) {
            case 0xed -> 0x9f;
            case 0xf4 -> 0x8f;
            default -> 0xbf;
        };
    }
}

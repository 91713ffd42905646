package io.github.rethinksh.archive.format;

import java.util.Arrays;

/**
 * Brings a well-formed JSON value into the one form that all ways to write it share: no white space, members in the
 * order of their names, numbers by their values, characters without needless escapes; of members of equal names the last
 * one counts. Pseudo-types are the objects that they are written as. The form is JSON but for numbers of more than 15
 * digits, which stand there as their bits.
 *
 * <p>What comes from a server is in this form already, as a rule, and is not even copied. Any depth of nesting is taken;
 * there is no recursion. For one thread at a time; make one and use it again and again.
 */
public final class CanonicalForm {
    private final CanonicalCheck check = new CanonicalCheck();
    private final FormBuffer out = new FormBuffer();
    private final Members members = new Members(out);
    private final CanonicalString strings = new CanonicalString(out);
    private byte[] form;
    private int start;
    private int length;

    /**
     * Makes the form of the value between the offsets; {@link #bytes()} has it until the next call, or until the value is
     * overwritten.
     */
    public void write(byte[] bytes, int from, int to) {
        if (check.isCanonical(bytes, from, to)) {
            form = bytes;
            start = from;
            length = to - from;
        } else {
            rewrite(bytes, from, to);
            form = out.bytes();
            start = 0;
            length = out.length();
        }
    }

    private void rewrite(byte[] bytes, int from, int to) {
        out.clear();
        members.clear();
        int i = from;
        while (i < to) {
            i = step(bytes, i, to);
        }
    }

    /** The array that the form lies in. */
    public byte[] bytes() {
        return form;
    }

    /** Where in it the form begins. */
    public int start() {
        return start;
    }

    /** How many bytes the form has. */
    public int length() {
        return length;
    }

    /** The form as an array of its own. */
    public byte[] copy() {
        return Arrays.copyOfRange(form, start, start + length);
    }

    private int step(byte[] bytes, int at, int to) {
        switch (bytes[at]) {
            case ' ', '\t', '\r', '\n' -> {
                return at + 1;
            }
            case '"' -> {
                return strings.write(bytes, at);
            }
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                return CanonicalNumber.write(bytes, at, to, out);
            }
            case '{' -> members.openObject();
            case '[' -> members.openArray();
            case '}' -> members.closeObject();
            case ']' -> members.closeArray();
            case ',' -> members.comma();
            case ':' -> members.colon();
            default -> out.put(bytes[at]);
        }
        return at + 1;
    }
}

package io.github.rethinksh.archive.format;

import java.util.Arrays;

/** The containers that a scanner is inside of: one bit each, so that any depth costs an eighth of its text at most. */
final class Nesting {
    private long[] objects = new long[1];
    private int depth;

    void clear() {
        depth = 0;
    }

    boolean isEmpty() {
        return depth == 0;
    }

    void enter(boolean object) {
        int word = depth >>> 6;
        if (word == objects.length) {
            objects = Arrays.copyOf(objects, word * 2);
        }
        long bit = 1L << depth;
        objects[word] = object ? objects[word] | bit : objects[word] & ~bit;
        depth++;
    }

    void leave() {
        depth--;
    }

    /** Whether the innermost container is an object; only when there is one. */
    boolean inObject() {
        int innermost = depth - 1;
        return (objects[innermost >>> 6] & 1L << innermost) != 0;
    }
}

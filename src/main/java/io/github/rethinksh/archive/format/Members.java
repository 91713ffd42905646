package io.github.rethinksh.archive.format;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Where the members of the objects lie that are open, so that each object is put in order when it ends. */
final class Members {
    private static final int ARRAY = -1;

    private final FormBuffer out;
    private int[] frames = new int[32];
    private int depth;
    private int[] starts = new int[64];
    private int[] nameEnds = new int[64];
    private int count;

    Members(FormBuffer out) {
        this.out = out;
    }

    void clear() {
        depth = 0;
        count = 0;
    }

    void openArray() {
        push(ARRAY);
        out.put('[');
    }

    void closeArray() {
        depth--;
        out.put(']');
    }

    void openObject() {
        push(count);
        out.put('{');
        member();
    }

    void comma() {
        out.put(',');
        if (inObject()) {
            member();
        }
    }

    void colon() {
        nameEnds[count - 1] = out.length();
        out.put(':');
    }

    void closeObject() {
        depth--;
        int first = frames[depth];
        if (out.length() == starts[count - 1]) {
            // There is no member: the one that was begun with the bracket has no name.
            count = first;
        } else {
            // Each member ends in a comma while they are put in order.
            out.put(',');
            sort(first);
            out.cut(out.length() - 1);
        }
        count = first;
        out.put('}');
    }

    private boolean inObject() {
        return depth > 0 && frames[depth - 1] != ARRAY;
    }

    private void push(int frame) {
        if (depth == frames.length) {
            frames = Arrays.copyOf(frames, 2 * depth);
        }
        frames[depth++] = frame;
    }

    private void member() {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            nameEnds = Arrays.copyOf(nameEnds, 2 * count);
        }
        starts[count++] = out.length();
    }

    private void sort(int first) {
        for (int i = first + 1; i < count; i++) {
            if (compareNames(i - 1, i) >= 0) {
                rearrange(first);
                return;
            }
        }
    }

    private void rearrange(int first) {
        int[] order = IntStream.range(first, count)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> i, this::compareNames))
                .mapToInt(Integer::intValue)
                .toArray();
        ByteArrayOutputStream sorted = new ByteArrayOutputStream(out.length() - starts[first]);
        for (int i = 0; i < order.length; i++) {
            boolean last = i + 1 == order.length || compareNames(order[i], order[i + 1]) != 0;
            if (last) {
                int end = order[i] + 1 == count ? out.length() : starts[order[i] + 1];
                sorted.write(out.bytes(), starts[order[i]], end - starts[order[i]]);
            }
        }
        out.cut(starts[first]);
        out.put(sorted.toByteArray(), 0, sorted.size());
    }

    private int compareNames(int one, int other) {
        byte[] bytes = out.bytes();
        return Arrays.compareUnsigned(
                bytes, starts[one] + 1, nameEnds[one] - 1, bytes, starts[other] + 1, nameEnds[other] - 1);
    }
}

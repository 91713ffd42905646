package io.github.rethinksh.archive.format;

import java.util.stream.Stream;

/** Finds a field that may lie within objects, such as {@code address.city}. For one thread at a time. */
final class FieldPath {
    private final FieldFinder[] steps;
    private int start;
    private int end;

    FieldPath(String path) {
        steps = Stream.of(path.split("\\.", -1)).map(FieldFinder::new).toArray(FieldFinder[]::new);
    }

    /** Says whether the document has the field; if so, {@link #start()} and {@link #end()} say where its value lies. */
    boolean find(byte[] bytes, int from, int to) {
        start = from;
        end = to;
        for (FieldFinder step : steps) {
            if (bytes[JsonSteps.skipSeparators(bytes, start)] != '{' || !step.find(bytes, start, end)) {
                return false;
            }
            start = step.start();
            end = step.end();
        }
        return true;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }
}

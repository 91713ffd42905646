package io.github.rethinksh.embedded;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where a term stands in its query.
 *
 * @param parent the place of the term around it, null for the root
 * @param frame the position among the arguments of that term, or the name of the option; null for the root
 */
record TermPath(TermPath parent, Datum frame) {
    static final TermPath ROOT = new TermPath(null, null);

    TermPath child(Datum childFrame) {
        return new TermPath(this, childFrame);
    }

    /** The frames from the root to the term. */
    Deque<Datum> frames() {
        Deque<Datum> frames = new ArrayDeque<>();
        for (TermPath path = this; path.frame != null; path = path.parent) {
            frames.addFirst(path.frame);
        }
        return frames;
    }
}

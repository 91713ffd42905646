package io.github.rethinksh.command;

import java.util.Iterator;
import java.util.List;

/** What an argument may be, by what was typed before it. It tells what is known at the moment and never waits. */
public interface Suggestions extends Iterable<String> {
    /** What the value may be, whether or not it begins as typed. */
    List<Suggestion> after(TypedSoFar typed);

    /**
     * Whether a value is surely wrong, as far as is known.
     *
     * @param typed what was typed before, and the whole value
     * @param typing whether more letters may come
     */
    default boolean refuse(TypedSoFar typed, boolean typing) {
        return false;
    }

    /** Whether it is still being found out what the value may be. */
    default boolean isFoundOut(TypedSoFar typed) {
        return false;
    }

    /** Is told what was typed, before somebody asks: what is not known yet may be found out in the background. */
    default void prepare(TypedSoFar typed) {}

    /** What it may be when nothing is known, for scripts that complete without a session. */
    @Override
    default Iterator<String> iterator() {
        return after(TypedSoFar.NOTHING).stream().map(Suggestion::value).iterator();
    }
}

package io.github.rethinksh.command;

import java.util.Iterator;
import java.util.List;

/** What an argument may be, by what was typed before it. It tells what is known at the moment and never waits. */
public interface Suggestions extends Iterable<String> {
    /** What the value may be, whether or not it begins as typed. */
    List<Suggestion> after(TypedSoFar typed);

    /** What it may be when nothing is known, for scripts that complete without a session. */
    @Override
    default Iterator<String> iterator() {
        return after(TypedSoFar.NOTHING).stream().map(Suggestion::value).iterator();
    }
}

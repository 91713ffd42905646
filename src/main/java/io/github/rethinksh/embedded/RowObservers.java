package io.github.rethinksh.embedded;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Those who observe one table. Anybody may leave at any time; whoever changes the table holds its lock. */
final class RowObservers {
    private final List<RowObserver> observers = new CopyOnWriteArrayList<>();
    private boolean dropped;

    /** Takes in an observer; one of a table that is gone hears so at once. */
    void add(RowObserver observer) {
        if (dropped) {
            observer.tableDropped();
        } else {
            observers.add(observer);
        }
    }

    void remove(RowObserver observer) {
        observers.remove(observer);
    }

    boolean isEmpty() {
        return observers.isEmpty();
    }

    /** Tells every observer of a change, each with objects of its own: a row is read lazily, by one thread. */
    void rowChanged(Supplier<Datum> before, Supplier<Datum> after) {
        observers.forEach(observer -> observer.rowChanged(before.get(), after.get()));
    }

    void tableDropped() {
        dropped = true;
        observers.forEach(RowObserver::tableDropped);
        observers.clear();
    }
}

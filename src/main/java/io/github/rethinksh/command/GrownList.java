package io.github.rethinksh.command;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * A list that never changes, of which a longer one is made without copying it: both look at the same elements, and the
 * longer one a step further. Safe for several threads.
 */
final class GrownList<E> extends AbstractList<E> implements RandomAccess {
    private final List<E> shared;
    private final int size;

    private GrownList(List<E> shared, int size) {
        this.shared = shared;
        this.size = size;
    }

    /** A list of the same elements. */
    static <E> GrownList<E> of(List<E> list) {
        return list instanceof GrownList<E> grown ? grown : new GrownList<>(new ArrayList<>(list), list.size());
    }

    /** This list and one element more. */
    GrownList<E> plus(E element) {
        synchronized (shared) {
            // Whoever grows it first goes on with the same elements, and others with a copy.
            List<E> longer = shared.size() == size ? shared : new ArrayList<>(shared.subList(0, size));
            longer.add(element);
            return new GrownList<>(longer, size + 1);
        }
    }

    @Override
    public E get(int index) {
        Objects.checkIndex(index, size);
        synchronized (shared) {
            return shared.get(index);
        }
    }

    @Override
    public int size() {
        return size;
    }
}

package io.github.rethinksh.session;

import io.github.rethinksh.cluster.TableOutline;
import io.github.rethinksh.model.TableName;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What is known of tables, and of which of them it is to be found out. Safe for several threads. */
final class KnownOutlines {
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Map<TableName, Known> known = new HashMap<>();
    private final Set<TableName> wanted = new LinkedHashSet<>();

    private record Known(TableOutline outline, long since) {
        boolean isFresh() {
            return System.nanoTime() - since < FRESH.toNanos();
        }
    }

    synchronized Optional<TableOutline> get(TableName table) {
        return Optional.ofNullable(known.get(table)).map(Known::outline);
    }

    /** Notes that somebody asked; whether there is something to be found out for it. */
    synchronized boolean want(TableName table) {
        Known already = known.get(table);
        return (already == null || !already.isFresh()) && wanted.add(table);
    }

    /** A table to find out about; null when there is none. */
    synchronized TableName nextWanted() {
        return wanted.isEmpty() ? null : wanted.iterator().next();
    }

    synchronized void put(TableName table, TableOutline outline) {
        known.put(table, new Known(outline, System.nanoTime()));
        wanted.remove(table);
    }

    /** Forgets the tables that are gone. */
    synchronized void keep(Predicate<TableName> isThere) {
        known.keySet().removeIf(isThere.negate());
        wanted.removeIf(isThere.negate());
    }
}

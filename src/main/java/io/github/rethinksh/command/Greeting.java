package io.github.rethinksh.command;

import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.ShellException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The line that says what one is connected to. */
public final class Greeting {
    private Greeting() {}

    /** The line for a cluster, with what its user may see of it. */
    public static String of(Cluster cluster, String version) {
        List<String> parts = new ArrayList<>();
        parts.add("rethinksh " + version);
        String server = cluster.serverVersion();
        parts.add(server.isEmpty() ? "RethinkDB" : "RethinkDB " + server);
        servers(cluster, parts);
        SortedMap<String, List<String>> tree = cluster.catalog().tree();
        long tables = tree.values().stream().mapToLong(List::size).sum();
        parts.add(plural(tree.size(), "database") + ", " + plural(tables, "table"));
        return String.join("  ·  ", parts);
    }

    private static void servers(Cluster cluster, List<String> parts) {
        try {
            parts.add(plural(cluster.catalog().system(Catalog.SERVER_STATUS).size(), "server"));
        } catch (ShellException e) {
            // Only some users may read the system tables; the greeting does without.
            parts.add("as " + cluster.options().user());
        }
    }

    static String plural(long count, String noun) {
        return count == 1 ? "1 " + noun : count + " " + noun + "s";
    }
}

package io.github.rethinksh.session;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.NearestNames;
import io.github.rethinksh.model.ShellException;
import java.util.List;

/**
 * The databases of a cluster, as it has just listed them.
 *
 * @param names their names
 */
public record KnownDatabases(List<String> names) {
    /** Those of a cluster; asks it. */
    public static KnownDatabases of(Cluster cluster) {
        return new KnownDatabases(List.copyOf(cluster.catalog().tree().keySet()));
    }

    /**
     * Makes sure that a database is there.
     *
     * @throws ShellException with {@link ExitCode#USAGE} and the names that are near when it is not
     */
    public void require(String database) {
        if (!names.contains(database)) {
            throw new ShellException(
                    ExitCode.USAGE,
                    "there is no database " + database,
                    NearestNames.hint(
                            database,
                            names,
                            names.isEmpty()
                                    ? "There is none: import makes those that it needs"
                                    : "There are: " + String.join(", ", names)));
        }
    }
}

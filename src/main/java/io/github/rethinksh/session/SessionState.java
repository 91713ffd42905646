package io.github.rethinksh.session;

import io.github.rethinksh.cluster.Cluster;
import io.github.rethinksh.model.TableName;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A session at one moment.
 *
 * @param cluster the cluster; null when there is none
 * @param profile what the cluster is; null when there is none
 * @param database the current database
 * @param primaryKeys the primary keys that are set, by hand or by a guess
 * @param exportSet the export of the session; null until there is one
 * @param settings the settings
 */
record SessionState(
        Cluster cluster,
        Profile profile,
        String database,
        SortedMap<TableName, SessionKey> primaryKeys,
        ExportSet exportSet,
        Settings settings) {
    SessionState {
        primaryKeys = Collections.unmodifiableSortedMap(new TreeMap<>(primaryKeys));
    }

    SessionState with(Cluster other, Profile its) {
        return new SessionState(other, its, database, primaryKeys, exportSet, settings);
    }

    SessionState with(String other) {
        return new SessionState(cluster, profile, other, primaryKeys, exportSet, settings);
    }

    SessionState with(SortedMap<TableName, SessionKey> other) {
        return new SessionState(cluster, profile, database, other, exportSet, settings);
    }

    SessionState with(ExportSet other) {
        return new SessionState(cluster, profile, database, primaryKeys, other, settings);
    }

    SessionState with(Settings other) {
        return new SessionState(cluster, profile, database, primaryKeys, exportSet, other);
    }
}

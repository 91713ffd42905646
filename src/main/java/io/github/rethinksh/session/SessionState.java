package io.github.rethinksh.session;

import io.github.rethinksh.model.TableName;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A session at one moment.
 *
 * @param primaryKeys the primary keys that are set, by hand or by a guess
 * @param exportSet the export of the session; null until there is one
 * @param settings the settings
 */
record SessionState(SortedMap<TableName, SessionKey> primaryKeys, ExportSet exportSet, Settings settings) {
    SessionState {
        primaryKeys = Collections.unmodifiableSortedMap(new TreeMap<>(primaryKeys));
    }

    SessionState with(SortedMap<TableName, SessionKey> other) {
        return new SessionState(other, exportSet, settings);
    }

    SessionState with(ExportSet other) {
        return new SessionState(primaryKeys, other, settings);
    }

    SessionState with(Settings other) {
        return new SessionState(primaryKeys, exportSet, other);
    }
}

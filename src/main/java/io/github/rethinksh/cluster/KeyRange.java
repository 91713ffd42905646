package io.github.rethinksh.cluster;

import static com.rethinkdb.RethinkDB.r;

import com.rethinkdb.gen.ast.ReqlExpr;
import com.rethinkdb.gen.ast.Table;

/**
 * A part of a table in the order of its primary key.
 *
 * @param from the JSON text of the key that it begins at; null for the beginning of the table
 * @param included whether a document with the key {@code from} belongs to it
 * @param to the JSON text of the key that it ends before; null for the end of the table
 */
public record KeyRange(String from, boolean included, String to) {
    /** The whole table. */
    public static final KeyRange ALL = new KeyRange(null, true, null);

    /** What is left of it when all up to a key was read, that key included. */
    public KeyRange after(String key) {
        return new KeyRange(key, false, to);
    }

    /** The part of it before a key, which lies in it. */
    public KeyRange before(String key) {
        return new KeyRange(from, included, key);
    }

    /** The part of it from a key on, which lies in it. */
    public KeyRange startingAt(String key) {
        return new KeyRange(key, true, to);
    }

    ReqlExpr of(Table table) {
        if (from == null && to == null) {
            return table;
        }
        return table.between(from == null ? r.minval() : r.json(from), to == null ? r.maxval() : r.json(to))
                .optArg("left_bound", included ? "closed" : "open");
    }
}

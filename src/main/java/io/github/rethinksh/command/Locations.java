package io.github.rethinksh.command;

import io.github.rethinksh.model.TableName;

/** Where the documents of a table lie in an export or an archive. */
final class Locations {
    private Locations() {}

    /** Whether a place tells nothing but the name of the table, such as {@code shop/orders.json}. */
    static boolean isThatOf(TableName table, String location) {
        String name = "/" + table.database() + "/" + table.table();
        String place = "/" + location;
        int end = place.lastIndexOf(name) + name.length();
        return place.contains(name) && (end == place.length() || place.charAt(end) == '.');
    }
}

package io.github.rethinksh.embedded;

import java.util.SortedMap;
import java.util.TreeMap;

/** The forms in which a feed tells what happened. */
record FeedElements(boolean includeTypes) {
    Datum state(String state) {
        return element("state", "state", Datum.of(state));
    }

    Datum initial(Datum row) {
        return element("initial", "new_val", row);
    }

    Datum change(RowChange change) {
        SortedMap<String, Datum> fields = new TreeMap<>();
        fields.put("old_val", change.before());
        fields.put("new_val", change.after());
        if (includeTypes) {
            fields.put("type", Datum.of(type(change)));
        }
        return ObjectDatum.of(fields);
    }

    static Datum skipped(long count) {
        return ObjectDatum.of(
                "error", Datum.of("Changefeed cache over array size limit, skipped " + count + " elements."));
    }

    private static String type(RowChange change) {
        if (change.before() == Datum.NULL) {
            return "add";
        }
        return change.after() == Datum.NULL ? "remove" : "change";
    }

    private Datum element(String type, String field, Datum value) {
        ObjectDatum element = ObjectDatum.of(field, value);
        return includeTypes ? element.with("type", Datum.of(type)) : element;
    }
}

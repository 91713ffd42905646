package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a write did, document by document, as the client gets to see it. */
final class WriteSummary {
    /** Which changes are listed: none, those that happened, or also those that did not. */
    enum Changes {
        NONE,
        MADE,
        ALL
    }

    private final Changes wanted;
    private final long limit;
    private final SortedMap<String, Integer> counts = new TreeMap<>();
    private final List<Datum> changes = new ArrayList<>();
    private final List<String> generatedKeys = new ArrayList<>();
    private String firstError;
    private boolean truncated;

    /** Lists no more changes than the limit; the rest are only counted. */
    WriteSummary(Changes wanted, long limit) {
        this.wanted = wanted;
        this.limit = limit;
        for (String kind : List.of("deleted", "errors", "inserted", "replaced", "skipped", "unchanged")) {
            counts.put(kind, 0);
        }
    }

    void generatedKey(String key) {
        generatedKeys.add(key);
    }

    void changed(Datum before, Datum after) {
        boolean same = DatumOrder.same(before, after);
        if (before == Datum.NULL) {
            count(after == Datum.NULL ? "skipped" : "inserted");
        } else if (after == Datum.NULL) {
            count("deleted");
        } else {
            count(same ? "unchanged" : "replaced");
        }
        if (wanted == Changes.ALL || (wanted == Changes.MADE && !same)) {
            list(ObjectDatum.of("old_val", before).with("new_val", after));
        }
    }

    void failed(Datum before, String text) {
        count("errors");
        firstError = firstError == null ? text : firstError;
        if (wanted == Changes.ALL) {
            list(ObjectDatum.of("old_val", before).with("new_val", before).with("error", Datum.of(text)));
        }
    }

    private void list(Datum change) {
        if (changes.size() < limit) {
            changes.add(change);
        } else {
            truncated = true;
        }
    }

    Datum toDatum() {
        SortedMap<String, Datum> fields = new TreeMap<>();
        counts.forEach((kind, count) -> fields.put(kind, Datum.of(count)));
        if (firstError != null) {
            fields.put("first_error", Datum.of(firstError));
        }
        if (!generatedKeys.isEmpty()) {
            fields.put("generated_keys", Datum.ofStrings(generatedKeys));
        }
        if (wanted != Changes.NONE) {
            fields.put("changes", Datum.of(changes));
        }
        if (truncated) {
            String warning = "Too many changes, array truncated to " + limit + ".";
            fields.put("warnings", Datum.ofStrings(List.of(warning)));
        }
        return ObjectDatum.of(fields);
    }

    private void count(String kind) {
        counts.merge(kind, 1, Integer::sum);
    }
}

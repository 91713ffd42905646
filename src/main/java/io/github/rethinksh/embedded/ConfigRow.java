package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A row that a client puts into one of the tables about the configuration, and what is wrong with it. */
record ConfigRow(String table, ObjectDatum fields) {
    /** Refuses fields that the table has not. */
    void requireOnly(Set<String> known) {
        List<String> others = new ArrayList<>(fields.fields().keySet());
        others.removeAll(known);
        if (!others.isEmpty()) {
            throw wrong("Unexpected key(s): " + String.join(", ", others));
        }
    }

    /** The field, which must be there. */
    Datum field(String field) {
        Datum value = fields.get(field);
        if (value == null) {
            throw wrong("Expected a field named `" + field + "`.");
        }
        return value;
    }

    /** The name of a database or a table. */
    String name(String kind) {
        Datum value = field("name");
        if (!(value instanceof Datum.StringDatum name)) {
            throw wrongIn("name", "Expected a " + kind + " name; got " + PrettyPrinter.print(value));
        }
        if (!Names.isValid(name.value())) {
            throw wrongIn("name", PrettyPrinter.print(name) + " is not a valid " + kind + " name; " + Names.RULE);
        }
        return name.value();
    }

    /** One of some words; the last one when the field is not there. */
    String choice(String field, List<String> words) {
        Datum value = fields.get(field);
        if (value == null) {
            return words.get(words.size() - 1);
        }
        if (value instanceof Datum.StringDatum word && words.contains(word.value())) {
            return word.value();
        }
        String list = "\"" + String.join("\" or \"", words) + "\"";
        throw wrongIn(field, "Expected " + list + ", got: " + PrettyPrinter.print(value));
    }

    ReqlError wrongIn(String field, String reason) {
        return wrong("In `" + field + "`: " + reason);
    }

    ReqlError wrong(String reason) {
        return ReqlError.failed(
                "The change you're trying to make to `rethinkdb." + table + "` has the wrong format. " + reason);
    }
}

package io.github.rethinksh.command;

import java.util.ArrayList;
import java.util.List;

/**
 * A result of several parts; in JSON it is one object, with a member of that name for each part.
 *
 * @param parts the parts, in order
 */
public record Page(List<Part> parts) {
    /** Copies the list. */
    public Page {
        parts = List.copyOf(parts);
    }

    /**
     * A part.
     *
     * @param name one word, lower case
     * @param remark what stands behind the name; empty for nothing
     * @param rows what is in it; a part without rows is left out, but in JSON
     */
    public record Part(String name, String remark, Rows rows) {}

    /** A page without parts. */
    static Page empty() {
        return new Page(List.of());
    }

    Page with(String name, String remark, Rows rows) {
        List<Part> all = new ArrayList<>(parts);
        all.add(new Part(name, remark, rows));
        return new Page(all);
    }
}

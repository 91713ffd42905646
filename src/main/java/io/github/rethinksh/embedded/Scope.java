package io.github.rethinksh.embedded;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables a term sees: those of the functions around it, and the row of the innermost one. */
record Scope(Map<Long, Value> variables, Value row) {
    static final Scope EMPTY = new Scope(Map.of(), null);

    boolean isEmpty() {
        return variables.isEmpty() && row == null;
    }

    Scope with(List<Long> names, List<? extends Value> values) {
        Map<Long, Value> all = new HashMap<>(variables);
        for (int i = 0; i < names.size(); i++) {
            all.put(names.get(i), values.get(i));
        }
        return new Scope(all, names.size() == 1 ? values.get(0) : row);
    }

    Value variable(long name) {
        Value value = variables.get(name);
        if (value == null) {
            throw ReqlError.compile("Variable name not found.");
        }
        return value;
    }

    Value implicit() {
        if (row == null) {
            throw ReqlError.compile("r.row is not defined in this context.");
        }
        return row;
    }
}

package io.github.rethinksh.embedded;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The fields that {@code pluck}, {@code without} and {@code has_fields} are about: names, and objects that name fields
 * inside fields. An empty pattern below a name means the whole field.
 */
record FieldPattern(Map<String, FieldPattern> fields) {
    static FieldPattern of(List<Datum> specifications) {
        FieldPattern pattern = new FieldPattern(new TreeMap<>(DatumOrder::compareStrings));
        specifications.forEach(pattern::add);
        return pattern;
    }

    ObjectDatum pluck(ObjectDatum object) {
        Map<String, Datum> kept = new TreeMap<>(DatumOrder::compareStrings);
        fields.forEach((name, inner) -> {
            Datum value = object.get(name);
            Datum plucked = value == null || inner.fields.isEmpty() ? value : inner.pluckInside(value);
            if (plucked != null) {
                kept.put(name, plucked);
            }
        });
        return ObjectDatum.of(kept);
    }

    ObjectDatum without(ObjectDatum object) {
        ObjectDatum rest = object;
        for (Map.Entry<String, FieldPattern> field : fields.entrySet()) {
            Datum value = object.get(field.getKey());
            FieldPattern inner = field.getValue();
            if (value == null) {
                continue;
            }
            rest = inner.fields.isEmpty()
                    ? rest.without(field.getKey())
                    : rest.with(field.getKey(), inner.withoutInside(value));
        }
        return rest;
    }

    /** Whether all the fields are there and not null. */
    boolean isIn(ObjectDatum object) {
        return fields.entrySet().stream().allMatch(field -> {
            Datum value = object.get(field.getKey());
            FieldPattern inner = field.getValue();
            return value != null
                    && value != Datum.NULL
                    && (inner.fields.isEmpty() || (value instanceof ObjectDatum nested && inner.isIn(nested)));
        });
    }

    private Datum pluckInside(Datum value) {
        if (value instanceof ObjectDatum object) {
            return pluck(object);
        }
        return value instanceof Datum.ArrayDatum array
                ? Datum.of(array.items().stream()
                        .map(this::pluckInside)
                        .filter(Objects::nonNull)
                        .toList())
                : null;
    }

    private Datum withoutInside(Datum value) {
        if (value instanceof ObjectDatum object) {
            return without(object);
        }
        return value instanceof Datum.ArrayDatum array
                ? Datum.of(array.items().stream().map(this::withoutInside).toList())
                : value;
    }

    private void add(Datum specification) {
        if (specification instanceof Datum.StringDatum name) {
            inner(name.value());
        } else if (specification instanceof Datum.ArrayDatum array) {
            array.items().forEach(this::add);
        } else if (specification instanceof ObjectDatum object) {
            object.fields().forEach((name, inside) -> {
                FieldPattern inner = inner(name);
                if (inside != Datum.TRUE) {
                    inner.add(inside);
                }
            });
        } else {
            throw ReqlError.logic("Invalid path argument `" + PrettyPrinter.print(specification) + "`.");
        }
    }

    private FieldPattern inner(String name) {
        return fields.computeIfAbsent(name, key -> of(List.of()));
    }
}

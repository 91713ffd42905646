package io.github.rethinksh.embedded;

import java.util.Map;

/** How {@code merge} and {@code update} put one object over another. */
final class Merging {
    private Merging() {}

    static ObjectDatum merge(ObjectDatum under, ObjectDatum over) {
        if (over.isPseudoType(PseudoTypes.LITERAL)) {
            throw PseudoTypes.strayLiteral();
        }
        ObjectDatum merged = under;
        for (Map.Entry<String, Datum> field : over.fields().entrySet()) {
            Datum merging = merge(merged.get(field.getKey()), field.getValue());
            merged = merging == null ? merged.without(field.getKey()) : merged.with(field.getKey(), merging);
        }
        return merged;
    }

    /** The value over the other one; null when {@code r.literal()} takes the field away. */
    private static Datum merge(Datum under, Datum over) {
        if (!(over instanceof ObjectDatum object)) {
            return over;
        }
        if (object.isPseudoType(PseudoTypes.LITERAL)) {
            return object.get("value");
        }
        if (object.pseudoType() != null) {
            return object;
        }
        boolean intoObject = under instanceof ObjectDatum target && target.pseudoType() == null;
        return merge(intoObject ? (ObjectDatum) under : ObjectDatum.EMPTY, object);
    }
}

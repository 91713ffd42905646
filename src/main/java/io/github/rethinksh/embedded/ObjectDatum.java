package io.github.rethinksh.embedded;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An object with its keys in the order of their UTF-8 bytes. One that comes from a table keeps the bytes it is stored
 * as: they are parsed when a field is asked for, and written to the wire as they are when none was.
 */
final class ObjectDatum implements Datum {
    static final String TYPE_FIELD = "$reql_type$";
    static final ObjectDatum EMPTY = new ObjectDatum(Collections.emptySortedMap(), null);

    private final byte[] stored;
    private SortedMap<String, Datum> fields;

    private ObjectDatum(SortedMap<String, Datum> fields, byte[] stored) {
        this.fields = fields;
        this.stored = stored;
    }

    static ObjectDatum of(Map<String, ? extends Datum> fields) {
        SortedMap<String, Datum> sorted = new TreeMap<>(DatumOrder::compareStrings);
        sorted.putAll(fields);
        return new ObjectDatum(sorted, null);
    }

    static ObjectDatum of(String key, Datum value) {
        return of(Map.of(key, value));
    }

    /** Takes ownership of {@code json}, which {@link JsonWriter} must have written. */
    static ObjectDatum ofStored(byte[] json) {
        return new ObjectDatum(null, json);
    }

    SortedMap<String, Datum> fields() {
        if (fields == null) {
            fields = ((ObjectDatum) JsonReader.readStored(stored)).fields;
        }
        return Collections.unmodifiableSortedMap(fields);
    }

    /** The field, or null when the object has none of that name. */
    Datum get(String key) {
        return fields().get(key);
    }

    ObjectDatum with(String key, Datum value) {
        SortedMap<String, Datum> copy = new TreeMap<>(DatumOrder::compareStrings);
        copy.putAll(fields());
        copy.put(key, value);
        return new ObjectDatum(copy, null);
    }

    ObjectDatum without(String key) {
        SortedMap<String, Datum> copy = new TreeMap<>(DatumOrder::compareStrings);
        copy.putAll(fields());
        copy.remove(key);
        return new ObjectDatum(copy, null);
    }

    /** The stored form, or null for an object that does not come from a table. */
    byte[] stored() {
        return stored;
    }

    /** The name in {@code $reql_type$}, or null for a plain object. */
    String pseudoType() {
        return get(TYPE_FIELD) instanceof StringDatum name ? name.value() : null;
    }

    boolean isPseudoType(String name) {
        return name.equals(pseudoType());
    }

    @Override
    public String typeName() {
        String pseudoType = pseudoType();
        return pseudoType == null ? "OBJECT" : "PTYPE<" + pseudoType + ">";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ObjectDatum object && fields().equals(object.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    @Override
    public String toString() {
        return PrettyPrinter.print(this);
    }
}

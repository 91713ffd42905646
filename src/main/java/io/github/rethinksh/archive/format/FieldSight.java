package io.github.rethinksh.archive.format;

import io.github.rethinksh.model.DocumentBatch;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Looks out for fields in documents, to tell at the end which of them no document had. For one thread at a time. */
public final class FieldSight {
    /** Enough to find what was meant by a mistyped name. */
    private static final int LOOKED_AT = 100;

    private static final int NAMES = 256;
    private static final int DEPTH = 3;

    private final Map<String, FieldPath> absent = new LinkedHashMap<>();
    private final SortedSet<String> present = new TreeSet<>();
    private long documents;

    /** Looks out for these; a dot leads into an object. */
    public FieldSight(Collection<String> names) {
        names.forEach(name -> absent.put(name, new FieldPath(name)));
    }

    /** Looks at documents, as long as there is something to look out for. */
    public void look(DocumentBatch batch) {
        for (int i = 0; i < batch.size() && !absent.isEmpty(); i++) {
            byte[] bytes = batch.bytes();
            int from = batch.start(i);
            int to = batch.end(i);
            absent.values().removeIf(path -> path.find(bytes, from, to));
            if (documents++ < LOOKED_AT) {
                collect(bytes, from, to, "", DEPTH);
            }
        }
    }

    /** Takes over what another one saw that looked out for the same in other documents. */
    public void add(FieldSight other) {
        absent.keySet().retainAll(other.absent.keySet());
        present.addAll(other.present);
        documents += other.documents;
    }

    /** The fields that no document had; none where there was no document. */
    public List<String> absent() {
        return documents == 0 ? List.of() : List.copyOf(absent.keySet());
    }

    /** Fields that some of the first documents had, those within others by a dot. */
    public List<String> present() {
        return List.copyOf(present);
    }

    private void collect(byte[] bytes, int from, int to, String within, int depth) {
        DocumentFields fields = new DocumentFields(bytes, from, to);
        while (present.size() < NAMES && fields.next()) {
            String name = within + fields.name();
            present.add(name);
            if (depth > 1 && bytes[fields.start()] == '{') {
                collect(bytes, fields.start(), fields.end(), name + ".", depth - 1);
            }
        }
    }
}

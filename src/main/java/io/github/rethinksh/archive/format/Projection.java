package io.github.rethinksh.archive.format;

import io.github.rethinksh.model.DocumentBatch;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Leaves only some fields in documents, in the order in which they were named. A dot leads into an object; where there is
 * none, there is nothing to be kept. For one thread at a time.
 */
public final class Projection {
    private final Map<String, Node> fields = new LinkedHashMap<>();

    /**
     * Keeps these fields.
     *
     * @param key the primary key, which is kept whether it was named or not; null when it is not known
     */
    public Projection(List<String> names, String key) {
        if (key != null) {
            fields.put(key, new Node(key));
        }
        for (String name : names) {
            Map<String, Node> level = fields;
            String[] steps = name.split("\\.", -1);
            for (int i = 0; i < steps.length; i++) {
                Node node = level.computeIfAbsent(steps[i], Node::new);
                node.whole |= i == steps.length - 1;
                level = node.inner;
            }
        }
        if (key != null) {
            fields.get(key).whole = true;
        }
    }

    private static final class Node {
        private final FieldFinder finder;
        private final byte[] name;
        private final Map<String, Node> inner = new LinkedHashMap<>();
        private boolean whole;

        Node(String name) {
            this.finder = new FieldFinder(name);
            this.name = CellReader.quoted(name);
        }
    }

    /** The documents with what is kept of them, in an array of their own. */
    public DocumentBatch of(DocumentBatch batch) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Borders borders = new Borders();
        for (int i = 0; i < batch.size(); i++) {
            int start = out.size();
            object(fields, batch.bytes(), batch.start(i), batch.end(i), out);
            borders.add(start, out.size());
        }
        return borders.batch(out.toByteArray());
    }

    private static void object(Map<String, Node> level, byte[] bytes, int from, int to, ByteArrayOutputStream out) {
        out.write('{');
        boolean first = true;
        for (Node node : level.values()) {
            if (!node.finder.find(bytes, from, to) || (!node.whole && bytes[node.finder.start()] != '{')) {
                continue;
            }
            if (!first) {
                out.write(',');
            }
            first = false;
            out.write(node.name, 0, node.name.length);
            out.write(':');
            int start = node.finder.start();
            int end = node.finder.end();
            if (node.whole) {
                out.write(bytes, start, end - start);
            } else {
                object(node.inner, bytes, start, end, out);
            }
        }
        out.write('}');
    }
}

package io.github.rethinksh.archive.format;

import io.github.rethinksh.model.JsonBytes;

/** Walks over the top-level fields of a well-formed document. */
public final class DocumentFields {
    private final byte[] bytes;
    private final int to;
    private int position;
    private int nameStart;
    private int nameEnd;
    private int start;
    private int valueEnd;

    /** A walk over the document between the offsets. */
    public DocumentFields(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.to = to;
        this.position = JsonSteps.skipSeparators(bytes, JsonSteps.skipSeparators(bytes, from) + 1);
    }

    /** Goes to the next field; says whether there is one. */
    public boolean next() {
        if (position >= to || bytes[position] == '}') {
            return false;
        }
        nameStart = position;
        nameEnd = JsonBytes.stringEnd(bytes, nameStart);
        start = JsonSteps.skipSeparators(bytes, nameEnd);
        valueEnd = JsonBytes.valueEnd(bytes, start);
        position = JsonSteps.skipSeparators(bytes, valueEnd);
        return true;
    }

    /** The field's name, unescaped. */
    public String name() {
        return JsonSteps.text(bytes, nameStart, nameEnd);
    }

    /** Where its value begins. */
    public int start() {
        return start;
    }

    /** Where its value ends, exclusive. */
    public int end() {
        return valueEnd;
    }
}

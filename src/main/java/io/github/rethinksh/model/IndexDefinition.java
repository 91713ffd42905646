package io.github.rethinksh.model;

import java.util.Objects;

/**
 * A secondary index as {@code index_status} tells of it and as {@code index_create} takes it back.
 *
 * @param name the index's name
 * @param function the binary function in base64 as the server sent it, line breaks included; null in files older than
 *     RethinkDB 1.16, which name their indexes only
 * @param geo whether it is geospatial; stored inside the function too
 * @param multi whether a document may have several entries; stored inside the function too
 * @param query the definition as ReQL text, for people; null when not known
 */
public record IndexDefinition(String name, String function, boolean geo, boolean multi, String query) {
    /** Whether both index the same: names and texts for people aside. */
    public boolean isSameAs(IndexDefinition other) {
        return Objects.equals(function, other.function);
    }
}

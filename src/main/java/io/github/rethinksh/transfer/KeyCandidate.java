package io.github.rethinksh.transfer;

import java.util.Optional;

/**
 * A field that was looked at for being the primary key.
 *
 * @param field its name
 * @param objection why it cannot be the key; empty when it can
 * @param checked how many documents were checked for having a value that no other has, from the first on
 */
public record KeyCandidate(String field, Optional<String> objection, long checked) {
    /** Whether it can be the key, as far as was checked. */
    public boolean fits() {
        return objection.isEmpty();
    }
}

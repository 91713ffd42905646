package io.github.rethinksh.command;

import java.util.List;

/** The same fields, where one that no document has would be a mistake. */
record LiveFields(CommandContext context) implements Suggestions {
    @Override
    public List<Suggestion> after(TypedSoFar typed) {
        return fields().after(typed);
    }

    @Override
    public void prepare(TypedSoFar typed) {
        fields().prepare(typed);
    }

    @Override
    public boolean isFoundOut(TypedSoFar typed) {
        return fields().isFoundOut(typed);
    }

    @Override
    public boolean refuse(TypedSoFar typed, boolean typing) {
        return fields().isNowhere(typed, typing);
    }

    private FieldCandidates fields() {
        return new FieldCandidates(context);
    }
}

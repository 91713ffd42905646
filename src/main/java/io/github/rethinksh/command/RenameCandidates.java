package io.github.rethinksh.command;

import java.util.List;
import java.util.stream.Stream;

/** Renames {@code old=new}: what is in the cluster, on both sides. */
record RenameCandidates(CommandContext context) implements Suggestions {
    @Override
    public List<Suggestion> after(TypedSoFar typed) {
        CatalogSuggestions catalog = new CatalogSuggestions(context.session());
        int equals = typed.value().indexOf('=') + 1;
        String before = typed.value().substring(0, equals);
        String after = equals == 0 ? "=" : "";
        return Stream.concat(
                        catalog.databases().stream(),
                        catalog.fullTables(typed.value().substring(equals)).stream())
                .map(name -> new Suggestion(before + name.value() + (name.complete() ? after : ""), name.description()))
                .toList();
    }
}

package io.github.rethinksh.command;

import io.github.rethinksh.cluster.TableOutline;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.session.CatalogNames;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The fields of the tables that were typed before, as a few of their documents have them; those within others by a dot. */
record FieldCandidates(CommandContext context) implements Suggestions {
    /** Fields of several tables together are a guess; more tables make it no better. */
    private static final int TABLES = 5;

    @Override
    public List<Suggestion> after(TypedSoFar typed) {
        SortedMap<String, String> fields = new TreeMap<>();
        typed.selections().flatMap(this::tables).distinct().limit(TABLES).forEach(table -> {
            TableOutline outline = context.session().connection().outline(table).orElse(TableOutline.UNKNOWN);
            outline.fields().forEach(field -> add(fields, field, typed.value(), outline.primaryKey()));
        });
        return fields.entrySet().stream()
                .map(field -> new Suggestion(field.getKey(), field.getValue()))
                .toList();
    }

    @Override
    public void prepare(TypedSoFar typed) {
        typed.selections()
                .flatMap(this::tables)
                .distinct()
                .limit(TABLES)
                .forEach(context.session().connection()::outline);
    }

    @Override
    public boolean isFoundOut(TypedSoFar typed) {
        return typed.selections()
                .flatMap(this::tables)
                .anyMatch(table ->
                        context.session().connection().knownOutline(table).isEmpty());
    }

    /** Whether it is in none of the documents that were looked at; nobody knows where there are none, or many tables. */
    boolean isNowhere(TypedSoFar typed, boolean typing) {
        List<TableName> tables =
                typed.selections().flatMap(this::tables).distinct().toList();
        List<TableOutline> outlines = tables.stream()
                .flatMap(table -> context.session().connection().knownOutline(table).stream())
                .filter(outline -> outline.fields().size() > 1)
                .toList();
        return !tables.isEmpty()
                && tables.size() <= TABLES
                && outlines.size() == tables.size()
                && outlines.stream()
                        .flatMap(outline -> outline.fields().stream())
                        .noneMatch(field -> field.equals(typed.value()) || (typing && field.startsWith(typed.value())));
    }

    /** A level at a time: {@code home} and {@code home.}, and what is within it when the dot was typed. */
    private static void add(SortedMap<String, String> fields, String field, String typed, String primaryKey) {
        int level = field.indexOf('.', Math.min(typed.length(), field.length()));
        if (level < 0) {
            fields.put(field, field.equals(primaryKey) ? "primary key" : "field");
        } else {
            fields.put(field.substring(0, level + 1), "fields within");
        }
    }

    private Stream<TableName> tables(String pattern) {
        CatalogNames names = context.session().connection().names();
        if (names.tree().containsKey(pattern)) {
            return names.tables(pattern).stream().map(table -> new TableName(pattern, table));
        }
        if (pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0) {
            return matching(pattern, names);
        }
        return TableName.parse(pattern)
                .or(() -> TableName.parse(context.session().database() + "." + pattern))
                .filter(names::has)
                .stream();
    }

    private Stream<TableName> matching(String pattern, CatalogNames names) {
        try {
            Selection selection = Targets.selection(
                    List.of(pattern), List.of(), names.tree(), context.session().database());
            return names.tables().stream().filter(selection::matches);
        } catch (ShellException e) {
            // A path selects nothing.
            return Stream.empty();
        }
    }
}

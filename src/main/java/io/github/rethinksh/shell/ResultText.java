package io.github.rethinksh.shell;

import io.github.rethinksh.command.Page;
import io.github.rethinksh.command.Rows;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Results as lines of text: what is made for a terminal fits it and has its colours, what goes into a pipe is whole and
 * plain.
 */
final class ResultText {
    private final Output output;
    private final Channel channel;
    private final Appearance appearance;

    /** Texts for the results of an output, whose width is asked for only where it matters. */
    ResultText(Output output, Appearance appearance) {
        this.output = output;
        this.channel = output.out();
        this.appearance = appearance;
    }

    String rows(Rows rows) {
        return switch (appearance.format()) {
            case AUTO -> automatic(rows);
            case TABLE -> table(cuts() ? layout(rows).fitted(width()) : layout(rows));
            case VERTICAL -> vertical(rows);
            case JSON ->
                rows.rows().stream()
                        .map(row -> JsonText.object(rows.columns(), row))
                        .collect(Collectors.joining("\n"));
        };
    }

    /** The parts one below the other, each with its name above it. */
    String page(Page page) {
        if (appearance.format() == Format.JSON) {
            return JsonText.page(page);
        }
        return page.parts().stream()
                .filter(part -> !part.rows().rows().isEmpty())
                .map(part -> title(part) + "\n" + rows(part.rows()))
                .collect(Collectors.joining("\n\n"));
    }

    private String title(Page.Part part) {
        String name = channel.styled(Style.TITLE, part.name());
        return part.remark().isEmpty() ? name : name + " (" + part.remark() + ")";
    }

    /** A JSON value, such as a document. */
    String document(String json) {
        return switch (appearance.format()) {
            case AUTO -> pretty(json);
            case TABLE, VERTICAL -> rows(DocumentRows.of(List.of(json), "", readableDates()));
            case JSON -> JsonText.compact(json);
        };
    }

    /** Documents of a table: a table of their fields on a terminal, the key first. */
    String documents(List<String> documents, String primaryKey) {
        return switch (appearance.format()) {
            case AUTO ->
                channel.terminal()
                        ? automatic(DocumentRows.of(documents, primaryKey, readableDates()))
                        : joined(documents.stream().map(this::pretty).toList());
            case TABLE, VERTICAL -> rows(DocumentRows.of(documents, primaryKey, readableDates()));
            case JSON -> joined(documents.stream().map(JsonText::compact).toList());
        };
    }

    private String pretty(String json) {
        String text = JsonText.pretty(json, readableDates(), cuts());
        return channel.colours() ? JsonColours.on(text) : text;
    }

    private boolean readableDates() {
        return channel.terminal() && appearance.readableDates();
    }

    private TableLayout layout(Rows rows) {
        return new TableLayout(rows, output.unicode());
    }

    private int width() {
        return output.width().getAsInt();
    }

    private boolean cuts() {
        return channel.terminal() && appearance.cut();
    }

    private String automatic(Rows rows) {
        if (!channel.terminal() || rows.rows().isEmpty()) {
            return table(layout(rows));
        }
        int width = width();
        return new FittingColumns(width, output.unicode(), table -> cuts() ? table.fitted(width) : table)
                .of(rows)
                .map(this::table)
                .orElseGet(() -> vertical(rows));
    }

    private String table(TableLayout table) {
        String header = channel.styled(Style.HEADER, table.header());
        List<String> body = table.body();
        return body.isEmpty() ? header : header + "\n" + joined(body);
    }

    private String vertical(Rows rows) {
        return rows.rows().stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(i -> line(rows.titles().get(i), row.get(i)))
                        .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n"));
    }

    private String line(String column, Object cell) {
        String name = ControlCharacters.visible(column) + ":";
        String text = (name + " " + Cells.text(cell, output.unicode())).stripTrailing();
        String fitting = cuts() ? DisplayWidth.shortened(text, width(), output.unicode()) : text;
        return fitting.startsWith(name)
                ? channel.styled(Style.FIELD, name) + fitting.substring(name.length())
                : fitting;
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines);
    }
}

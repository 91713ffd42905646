package io.github.rethinksh.shell;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.rethinksh.command.Rows;
import io.github.rethinksh.command.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Documents as rows with a column for each of their fields; what is an object or an array stays JSON. */
final class DocumentRows {
    private DocumentRows() {}

    /**
     * Rows of these documents.
     *
     * @param first the field of the first column
     * @param readableDates whether times are shown as people read them
     */
    static Rows of(List<String> documents, String first, boolean readableDates) {
        List<Map<String, Object>> cells = documents.stream()
                .map(document -> cells(document, readableDates))
                .toList();
        Set<String> columns = new LinkedHashSet<>();
        cells.stream().filter(row -> row.containsKey(first)).findFirst().ifPresent(row -> columns.add(first));
        cells.forEach(row -> columns.addAll(row.keySet()));
        Rows rows = new Rows(List.copyOf(columns), new ArrayList<>());
        for (Map<String, Object> row : cells) {
            rows = rows.with(columns.stream().map(row::get).toArray());
        }
        return rows;
    }

    private static Map<String, Object> cells(String document, boolean readableDates) {
        Map<String, Object> cells = new LinkedHashMap<>();
        JsonFactory factory = JsonText.factory();
        try (JsonParser parser = factory.createParser(document)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                cells.put("value", document);
                return cells;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                cells.put(name, cell(parser, document, readableDates));
            }
            return cells;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it was written, which is how it is shown elsewhere. */
    private static Shown number(String text) {
        return new Shown(new BigDecimal(text), text, text);
    }

    private static Object cell(JsonParser parser, String document, boolean readableDates) throws IOException {
        JsonToken token = parser.nextToken();
        if (!token.isStructStart()) {
            return token.isNumeric() ? number(parser.getText()) : parser.getText();
        }
        int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
        parser.skipChildren();
        String json = document.substring(
                start, Math.toIntExact(parser.currentTokenLocation().getCharOffset()) + 1);
        return readableDates ? ReadableTimes.cell(json) : json;
    }
}

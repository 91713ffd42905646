package io.github.rethinksh.archive;

import java.util.List;
import java.util.Map;

/**
 * How CSV is read. A header of which every name ends in a colon and a type, such as {@code id:number}, says the types of
 * its columns.
 *
 * @param delimiter what stands between the cells
 * @param header whether the first line is a header
 * @param columns the columns, in place of the header; empty for those of the header
 * @param types the types of columns by name, which rule over those of a header; the name {@code *} stands for all others
 */
public record CsvReading(char delimiter, boolean header, List<String> columns, Map<String, ColumnType> types) {
    /** As the official import reads it: every cell is text. */
    public static final CsvReading OFFICIAL = new CsvReading(',', true, List.of(), Map.of());

    /** The name that stands for all columns. */
    public static final String ALL_COLUMNS = "*";

    /** Copies the collections. */
    public CsvReading {
        columns = List.copyOf(columns);
        types = Map.copyOf(types);
    }
}

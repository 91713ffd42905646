package io.github.rethinksh.archive.format;

import io.github.rethinksh.archive.ColumnType;
import io.github.rethinksh.archive.CsvReading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The columns of a CSV file: the names of their fields, and what their cells are taken for. */
record CsvColumns(List<Column> columns) {
    record Column(String name, ColumnType type) {}

    /**
     * Understands a header.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static CsvColumns of(List<String> header, CsvReading reading) {
        boolean typed = header.stream().allMatch(CsvColumns::isTyped);
        List<Column> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String title : header) {
            String name = typed ? title.substring(0, title.lastIndexOf(':')) : title;
            if (!names.add(name)) {
                throw new IllegalArgumentException("two columns have the name " + name);
            }
            ColumnType byHeader = typed ? ColumnType.named(typeOf(title)).orElseThrow() : ColumnType.UNTYPED;
            columns.add(new Column(name, type(name, byHeader, reading)));
        }
        for (String name : reading.types().keySet()) {
            if (!names.contains(name) && !name.equals(CsvReading.ALL_COLUMNS)) {
                throw new IllegalArgumentException("there is no column " + name + ", which is given a type");
            }
        }
        return new CsvColumns(columns);
    }

    private static ColumnType type(String name, ColumnType byHeader, CsvReading reading) {
        ColumnType named = reading.types().get(name);
        ColumnType all = reading.types().get(CsvReading.ALL_COLUMNS);
        return named != null ? named : byHeader == ColumnType.UNTYPED && all != null ? all : byHeader;
    }

    private static boolean isTyped(String title) {
        return title.indexOf(':') >= 0 && ColumnType.named(typeOf(title)).isPresent();
    }

    private static String typeOf(String title) {
        return title.substring(title.lastIndexOf(':') + 1);
    }
}

package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the files of an official export together into tables, whatever order they come in. The order of the data files
 * is that of the tables. What fits nowhere becomes a note; two files for one purpose are an error, as one of them would
 * be lost.
 */
final class ContentsCollector {
    private static final int MOST_NOTES = 200;

    /** What a table takes here, roughly, of which half the memory is for others. */
    private static final int BYTES_OF_TABLE = 2 << 10;

    private record DataFile(FileKind kind, String location, long bytes) {}

    private final long mostTables;
    private final Set<String> databases = new LinkedHashSet<>();
    private final Map<TableName, DataFile> data = new LinkedHashMap<>();
    private final Map<TableName, TableDefinition> definitions = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private Manifest manifest;

    /** A collector for as many tables as there is memory for. */
    ContentsCollector() {
        this(Runtime.getRuntime().maxMemory() / BYTES_OF_TABLE);
    }

    ContentsCollector(long mostTables) {
        this.mostTables = mostTables;
    }

    /** Takes a database; says whether its name can be one. */
    boolean database(String name, String location) {
        boolean valid = TableName.parse(name + ".table").isPresent();
        if (valid) {
            databases.add(name);
        } else {
            note(location + " is left out: '" + name + "' cannot be the name of a database");
        }
        return valid;
    }

    /** The table that a file belongs to; empty, with a note, when its name cannot be that of a table. */
    Optional<TableName> table(String database, String name, String location) {
        Optional<TableName> table = TableName.parse(database + "." + name);
        if (table.isEmpty()) {
            note(location + " is left out: '" + name + "' cannot be the name of a table");
        }
        return table;
    }

    /** Takes a data file. */
    void data(TableName table, FileKind kind, String location, long bytes) {
        checkMemory(data.size());
        DataFile other = data.putIfAbsent(table, new DataFile(kind, location, bytes));
        if (other != null) {
            throw twice(table, other.location(), location);
        }
    }

    /** Takes the content of an {@code .info} file. */
    void info(TableName table, String location, byte[] content) {
        checkMemory(definitions.size());
        if (definitions.put(table, InfoFile.parse(table, location, content)) != null) {
            throw twice(table, location, location);
        }
    }

    private void checkMemory(int tables) {
        if (tables >= mostTables) {
            throw new ShellException(
                    ExitCode.FAILED,
                    "there are more than " + mostTables + " tables, for which there is no memory",
                    "Give the program more, with RETHINKSH_JAVA_OPTIONS=-Xmx1g");
        }
    }

    /** Takes the content of the manifest. */
    void manifest(String location, byte[] content) {
        if (manifest != null) {
            throw new ShellException(ExitCode.FAILED, "there are two files " + location, null);
        }
        manifest = ManifestFile.parse(location, content);
    }

    void note(String note) {
        if (notes.size() < MOST_NOTES) {
            notes.add(note);
        } else if (notes.size() == MOST_NOTES) {
            notes.add("more of the like is not listed");
        }
    }

    /** The table as far as it is known; empty until both its data and its {@code .info} were taken. */
    Optional<SourceTable> complete(TableName table) {
        DataFile file = data.get(table);
        return file == null || !definitions.containsKey(table)
                ? Optional.empty()
                : Optional.of(sourceTable(table, file));
    }

    /** All that was taken, put together. */
    Contents contents() {
        List<SourceTable> tables = new ArrayList<>();
        data.forEach((table, file) -> tables.add(sourceTable(table, file)));
        List<TableName> withoutData = definitions.keySet().stream()
                .filter(table -> !data.containsKey(table))
                .toList();
        withoutData.forEach(table -> note(table + " is left out: it has an .info file but no data"));
        if (manifest != null) {
            noteIncomplete(manifest);
        }
        return new Contents(List.copyOf(databases), tables, withoutData, Optional.ofNullable(manifest), notes);
    }

    private SourceTable sourceTable(TableName table, DataFile file) {
        Optional<WrittenTable> written = manifest == null ? Optional.empty() : manifest.table(table);
        TableDefinition definition = definitions.get(table);
        if (definition == null) {
            String key = written.map(WrittenTable::primaryKey).orElse(null);
            note(file.location() + " has no .info file beside it: the " + (key == null ? "primary key, " : "")
                    + "indexes and write hook of " + table + " are not known");
            definition = TableDefinition.plain(table, key);
        }
        long rows = written.map(WrittenTable::rows).orElse(-1L);
        return new SourceTable(definition, file.location(), file.kind().format(), file.bytes(), rows);
    }

    private void noteIncomplete(Manifest known) {
        known.pending().forEach(table -> note(table + " is not complete: its export did not come to its end"));
        known.tables().stream()
                .filter(written -> !data.containsKey(written.name()))
                .forEach(written -> note(written.name() + " is missing: the manifest has it, but there is no data"));
    }

    private static ShellException twice(TableName table, String one, String other) {
        return new ShellException(
                ExitCode.FAILED,
                table + " is there twice: " + one + " and " + other,
                "Only one of them could be read; take the other one away.");
    }
}

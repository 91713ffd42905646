package io.github.rethinksh.command;

import io.github.rethinksh.archive.ColumnType;
import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The options that say how CSV is read. */
final class CsvArguments {
    @Option(
            names = "--types",
            paramLabel = "NAME:TYPE",
            split = ",",
            description = {
                "Types of csv columns: id:number,born:time,*:any.",
                "string, number, boolean, time, binary, json, any."
            })
    private List<String> types;

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "What stands between the cells of csv; \\t: a tab.")
    private String delimiter;

    @Option(names = "--no-header", description = "The csv begins with the first document; needs --custom-header.")
    private boolean noHeader;

    @Option(
            names = "--custom-header",
            paramLabel = "NAME",
            split = ",",
            description = "The columns of the csv in place of its header; may be NAME:TYPE.")
    private List<String> header;

    CsvReading reading() {
        if (noHeader && header == null) {
            throw new ShellException(
                    ExitCode.USAGE, "without a header the columns are not known", "Add --custom-header NAME,NAME...");
        }
        Map<String, ColumnType> byName = new TreeMap<>();
        Objects.requireNonNullElse(types, List.<String>of()).forEach(text -> add(text, byName));
        return new CsvReading(
                Delimiter.parse(delimiter), !noHeader, Objects.requireNonNullElse(header, List.of()), byName);
    }

    private static void add(String text, Map<String, ColumnType> byName) {
        int colon = text.lastIndexOf(':');
        ColumnType type = ColumnType.named(text.substring(colon + 1))
                .filter(found -> colon > 0)
                .orElseThrow(() -> new ShellException(
                        ExitCode.USAGE,
                        "--types takes NAME:TYPE, not '" + text + "'",
                        "The types are string, number, boolean, time, binary, json, any"));
        byName.put(text.substring(0, colon), type);
    }
}

package io.github.rethinksh.command;

import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.FileCompression;
import io.github.rethinksh.archive.FileFormat;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.Option;

/** The options that say how the files of an export are written. */
final class FileFormatArguments {
    /** How files are compressed, as it is typed. */
    enum OnCompression {
        GZ,
        ZST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How documents are written: ${COMPLETION-CANDIDATES}. json unless told otherwise.")
    private OnFile format;

    @Option(names = "--compress", paramLabel = "HOW", description = "Compress the files: ${COMPLETION-CANDIDATES}.")
    private OnCompression compression;

    @Option(
            names = "--fields",
            paramLabel = "FIELD",
            completionCandidates = LiveFields.class,
            split = ",",
            description = "Only these fields: a,b.c. For csv they are the columns; else the primary key stays too.")
    private List<String> fields;

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "What stands between the cells of csv; \\t: a tab.")
    private String delimiter;

    @Option(
            names = "--typed-header",
            description = "Keep all types in csv, for this program: the header is name:any,...")
    private boolean typedHeader;

    /** Whether it was said what the files are to be. */
    boolean isGiven() {
        return format != null || compression != null;
    }

    FileFormat fileFormat() {
        DocumentFormat documents = format == null ? DocumentFormat.JSON : format.format();
        if (documents != DocumentFormat.CSV && (delimiter != null || typedHeader)) {
            throw new ShellException(
                    ExitCode.USAGE, "--delimiter and --typed-header are for csv only", "Add --format csv");
        }
        List<String> named = Objects.requireNonNullElse(fields, List.of());
        if (named.contains("") || named.stream().distinct().count() < named.size()) {
            throw new ShellException(
                    ExitCode.USAGE,
                    "--fields has a field twice or without a name",
                    "Write: --fields id,name,address.city");
        }
        return new FileFormat(
                documents,
                compression == null ? FileCompression.NONE : FileCompression.valueOf(compression.name()),
                named,
                Delimiter.parse(delimiter),
                typedHeader);
    }
}

package io.github.rethinksh.archive;

import java.util.List;

/**
 * How the files of an export are written.
 *
 * @param format how documents are written
 * @param compression how the file is compressed
 * @param fields the fields that are kept, in the order of the columns of CSV; a dot leads into an object. Empty for all
 * @param delimiter what stands between the cells of CSV
 * @param typedHeader whether the header of CSV says that the cells keep their types, which other tools do not understand
 */
public record FileFormat(
        DocumentFormat format, FileCompression compression, List<String> fields, char delimiter, boolean typedHeader) {
    /** Copies the list. */
    public FileFormat {
        fields = List.copyOf(fields);
    }

    /** Whole documents in plain files. */
    public static FileFormat of(DocumentFormat format) {
        return new FileFormat(format, FileCompression.NONE, List.of(), ',', false);
    }

    /** Whether a file that was cut off can go on in the middle: a document ends where it ends. */
    public boolean isResumable() {
        return format != DocumentFormat.CSV && compression == FileCompression.NONE;
    }

    /** The ending of the name of a data file, with its dot. */
    public String ending() {
        return "." + format.extension() + compression.ending();
    }
}

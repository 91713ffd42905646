package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.WrittenTable;
import io.github.rethinksh.archive.format.Checksums;
import io.github.rethinksh.model.TableDefinition;
import java.io.ByteArrayOutputStream;

/** The entries of a dump archive as bytes, all below one directory. Safe for any number of threads. */
final class DumpEntries {
    private final String top;
    private final boolean checksums;
    private final TarHeaders headers;

    DumpEntries(DumpOptions options) {
        this.top = options.top();
        // A compressed archive has checksums of its own.
        this.checksums = !options.format().checksummed();
        this.headers = new TarHeaders(options.time());
    }

    /** A database, with or without tables. */
    byte[] directory(String database) {
        return headers.directory(top + "/" + database);
    }

    /** The whole {@code .info} file of a table, and the header of its data, which has to follow. */
    byte[] table(TableDefinition table, WrittenTable written) {
        String info = table.name().database() + "/" + table.name().table() + ".info";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(file(info, InfoFile.content(table)));
        bytes.writeBytes(
                headers.file(top + "/" + written.file(), written.bytes(), checksums ? written.sha256() : null));
        return bytes.toByteArray();
    }

    byte[] manifest(Manifest manifest) {
        return file(ManifestFile.NAME, ManifestFile.content(manifest));
    }

    private byte[] file(String location, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                headers.file(top + "/" + location, content.length, checksums ? Checksums.sha256(content) : null));
        bytes.writeBytes(content);
        bytes.writeBytes(TarHeaders.padding(content.length));
        return bytes.toByteArray();
    }
}

package io.github.rethinksh.archive.layout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Puts a tar archive together in a test, entry by entry. */
final class TarFile {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

    TarFile() {
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    /** A file; the name is taken as it is, a leading slash too. */
    TarFile file(String name, String content) throws IOException {
        return file(new TarArchiveEntry(name, true), content);
    }

    /** A file with a comment in its extended header. */
    TarFile commented(String name, String content, String comment) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.addPaxHeader("comment", comment);
        return file(entry, content);
    }

    private TarFile file(TarArchiveEntry entry, String content) throws IOException {
        byte[] data = content.getBytes(UTF_8);
        entry.setSize(data.length);
        tar.putArchiveEntry(entry);
        tar.write(data);
        tar.closeArchiveEntry();
        return this;
    }

    /** A table: its two files. */
    TarFile table(String location, String documents) throws IOException {
        return file(location + ".info", Exports.INFO).file(location + ".json", documents);
    }

    TarFile directory(String name) throws IOException {
        tar.putArchiveEntry(new TarArchiveEntry(name + "/", true));
        tar.closeArchiveEntry();
        return this;
    }

    TarFile symbolicLink(String name, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK, true);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
        return this;
    }

    byte[] plain() throws IOException {
        tar.finish();
        return bytes.toByteArray();
    }

    Path plain(Path file) throws IOException {
        return Files.write(file, plain());
    }

    Path gzip(Path file) throws IOException {
        return Files.write(file, gzip(plain()));
    }

    Path bzip2(Path file) throws IOException {
        try (OutputStream out = new BZip2CompressorOutputStream(Files.newOutputStream(file))) {
            out.write(plain());
        }
        return file;
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            out.write(content);
        }
        return compressed.toByteArray();
    }
}

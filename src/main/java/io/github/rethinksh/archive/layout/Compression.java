package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.ReadLimits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** How a file is compressed, by its first bytes: the name says nothing that can be relied on. */
enum Compression {
    GZIP(CompressorStreamFactory.GZIP, "\u001f\u008b"),
    BZIP2(CompressorStreamFactory.BZIP2, "BZh"),
    XZ(CompressorStreamFactory.XZ, "\u00fd7zXZ\u0000"),
    ZSTANDARD(CompressorStreamFactory.ZSTANDARD, "(\u00b5/\u00fd"),
    NONE(null, "");

    private static final int BUFFER = 1 << 16;

    /** What the highest levels of the common programs ask of whoever reads, and some more. */
    private static final int MOST_MEMORY_KB = 100_000;

    private final String library;
    private final String mark;

    Compression(String library, String mark) {
        this.library = library;
        this.mark = mark;
    }

    /** The content of a file, decompressed; members that follow one another are one content. */
    static InputStream open(Path file, ReadLimits limits) throws IOException {
        return open(Files.newInputStream(file), limits);
    }

    /** The content of a stream, which is closed with it, and also when this fails. */
    static InputStream open(InputStream raw, ReadLimits limits) throws IOException {
        return open(raw, limits, false);
    }

    /** The content of a file whose name says that it is compressed: what is not is damaged, or cut off near its start. */
    static InputStream openCompressed(InputStream raw) throws IOException {
        return open(raw, ReadLimits.NONE, true);
    }

    private static InputStream open(InputStream raw, ReadLimits limits, boolean compressed) throws IOException {
        CountedInput counted = new CountedInput(raw);
        InputStream in = new BufferedInputStream(counted, BUFFER);
        try {
            in.mark(BUFFER);
            String start = new String(in.readNBytes(8), StandardCharsets.ISO_8859_1);
            in.reset();
            Compression compression = of(start);
            if (compression == NONE && compressed) {
                throw new IOException("it is not compressed, as its name says: it is damaged, or has a wrong name");
            }
            return compression == NONE
                    ? in
                    : new BufferedInputStream(
                            new InflationGuard(compression.decompress(in), counted, limits.ratio()), BUFFER);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static Compression of(String start) {
        return Arrays.stream(values())
                .filter(compression -> start.startsWith(compression.mark))
                .findFirst()
                .orElse(NONE);
    }

    private InputStream decompress(InputStream in) throws IOException {
        try {
            return new CompressorStreamFactory(true, MOST_MEMORY_KB).createCompressorInputStream(library, in);
        } catch (CompressorException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
        }
    }
}

package io.github.rethinksh.archive.layout;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.commons.compress.compressors.xz.XZUtils;
import org.apache.commons.compress.compressors.zstandard.ZstdUtils;

/** How a file is compressed, by its first bytes: the name says nothing that can be relied on. */
enum Compression {
    GZIP(CompressorStreamFactory.GZIP, "\u001f\u008b"),
    BZIP2(CompressorStreamFactory.BZIP2, "BZh"),
    XZ(CompressorStreamFactory.XZ, "\u00fd7zXZ\u0000"),
    ZSTANDARD(CompressorStreamFactory.ZSTANDARD, "(\u00b5/\u00fd"),
    NONE(null, "");

    private static final int BUFFER = 1 << 16;

    private final String library;
    private final String mark;

    Compression(String library, String mark) {
        this.library = library;
        this.mark = mark;
    }

    /** The content of a file, decompressed; members that follow one another are one content. */
    static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            in.mark(BUFFER);
            String start = new String(in.readNBytes(8), StandardCharsets.ISO_8859_1);
            in.reset();
            return of(start).decompress(in);
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
        if (this == NONE) {
            return in;
        }
        if (!available()) {
            throw new IOException("it is compressed with " + library + ", which this program does not read");
        }
        try {
            return new BufferedInputStream(
                    new CompressorStreamFactory(true).createCompressorInputStream(library, in), BUFFER);
        } catch (CompressorException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
        }
    }

    private boolean available() {
        return switch (this) {
            case XZ -> XZUtils.isXZCompressionAvailable();
            case ZSTANDARD -> ZstdUtils.isZstdCompressionAvailable();
            case GZIP, BZIP2, NONE -> true;
        };
    }
}

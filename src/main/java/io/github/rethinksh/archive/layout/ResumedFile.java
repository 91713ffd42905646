package io.github.rethinksh.archive.layout;

import io.github.rethinksh.archive.CannotResumeException;
import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.archive.Resumed;
import io.github.rethinksh.archive.format.Checksums;
import io.github.rethinksh.archive.format.ContentHash;
import io.github.rethinksh.archive.format.DocumentReaders;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/**
 * What is there of a data file that goes on, read once from its beginning to where its checkpoint is.
 *
 * @param digest the SHA-256 of it so far
 */
record ResumedFile(Resumed found, MessageDigest digest) {
    private static final int BATCH_BYTES = 1 << 20;
    private static final int BATCH_DOCUMENTS = 10_000;
    private static final byte[] END_OF_ARRAY = "\n]\n".getBytes(StandardCharsets.US_ASCII);

    /**
     * Reads it, and asks before each batch whether to go on.
     *
     * @param partial the file, which ends where the checkpoint is
     * @throws ShellException when it is not what the checkpoint says
     */
    static ResumedFile read(Path partial, DocumentFormat format, TableCheckpoint checkpoint, Runnable check)
            throws IOException {
        MessageDigest digest = Checksums.sha256();
        ContentHash content = new ContentHash();
        long rows = 0;
        try (InputStream file = new DigestInputStream(Files.newInputStream(partial), digest);
                DocumentReader reader =
                        DocumentReaders.open(whole(file, format), partial.toString(), format, CsvReading.OFFICIAL)) {
            DocumentBatch batch = reader.next(BATCH_BYTES, BATCH_DOCUMENTS);
            while (batch != null) {
                check.run();
                content.add(batch);
                rows += batch.size();
                batch = reader.next(BATCH_BYTES, BATCH_DOCUMENTS);
            }
        } catch (ShellException e) {
            throw e.exitCode() == ExitCode.FAILED ? broken(partial, e.getMessage(), e) : e;
        }
        if (rows != checkpoint.rows()) {
            throw broken(partial, "it holds %d documents, not %d".formatted(rows, checkpoint.rows()), null);
        }
        if (!Checksums.soFar(digest).equals(checkpoint.sha256())) {
            throw broken(partial, "it was changed after it was written", null);
        }
        return new ResumedFile(new Resumed(checkpoint.lastKey(), rows, checkpoint.bytes(), content.text()), digest);
    }

    /** The file is not what its checkpoint says. */
    static ShellException broken(Path partial, String reason, Exception cause) {
        return new CannotResumeException(partial + " is not what its checkpoint says: " + reason, cause);
    }

    private static InputStream whole(InputStream file, DocumentFormat format) {
        return format == DocumentFormat.JSON
                ? new SequenceInputStream(file, new ByteArrayInputStream(END_OF_ARRAY))
                : file;
    }
}

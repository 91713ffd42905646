package io.github.rethinksh.archive.layout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.DocumentPlace;
import io.github.rethinksh.model.TableName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The documents of a table that an import did not take, byte for byte and one after another, so that the file can be
 * imported again; and beside it a file with a line on each of them, in the same order. What is there already is never
 * written over: it may be what is imported. Both are on their way to the disk when a document was added. For one thread
 * at a time.
 */
public final class RejectFile implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileIdentity documents;
    private final FileIdentity reasons;
    private final FileChannel documentChannel;
    private final FileChannel reasonChannel;

    private RejectFile(
            FileIdentity documents, FileIdentity reasons, FileChannel documentChannel, FileChannel reasonChannel) {
        this.documents = documents;
        this.reasons = reasons;
        this.documentChannel = documentChannel;
        this.reasonChannel = reasonChannel;
    }

    /**
     * Makes the two files for a table, and the directory when it is not there.
     *
     * @throws io.github.rethinksh.model.ShellException when they cannot be written
     */
    public static RejectFile create(Path directory, TableName table) {
        try {
            PrivateFiles.createDirectory(directory);
            for (int number = 1; ; number++) {
                String name = table + (number == 1 ? "" : "-" + number);
                Path documents = directory.resolve(name + ".rejected.ndjson");
                Path reasons = directory.resolve(name + ".reasons.ndjson");
                if (!Files.exists(documents) && !Files.exists(reasons)) {
                    return create(directory, documents, reasons);
                }
            }
        } catch (FileAlreadyExistsException e) {
            throw FileFailure.writing(e.getFile(), new IOException("something else is there", e));
        } catch (IOException e) {
            throw FileFailure.writing(directory, e);
        }
    }

    /** A checkpoint may soon say that documents are safe in them: their names are on disk for good then too. */
    private static RejectFile create(Path directory, Path documents, Path reasons) throws IOException {
        RejectFile made = create(documents, reasons);
        try {
            PrivateFiles.forceNames(directory);
            return made;
        } catch (IOException e) {
            made.close();
            throw e;
        }
    }

    private static RejectFile create(Path documents, Path reasons) throws IOException {
        FileChannel documentChannel = PrivateFiles.createNew(documents);
        try {
            return create(documents, reasons, documentChannel);
        } catch (IOException e) {
            documentChannel.close();
            Files.deleteIfExists(documents);
            throw e;
        }
    }

    private static RejectFile create(Path documents, Path reasons, FileChannel documentChannel) throws IOException {
        FileChannel reasonChannel = PrivateFiles.createNew(reasons);
        try {
            return new RejectFile(FileIdentity.of(documents), FileIdentity.of(reasons), documentChannel, reasonChannel);
        } catch (IOException e) {
            reasonChannel.close();
            throw e;
        }
    }

    /** Where the documents are. */
    public Path path() {
        return documents.path();
    }

    /** Where it says what is wrong with them. */
    public Path reasons() {
        return reasons.path();
    }

    /** Whether what was added can still be found. */
    public boolean isThere() {
        try {
            requireThere();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void requireThere() throws IOException {
        documents.require();
        reasons.require();
    }

    /**
     * Adds document {@code i} of a batch.
     *
     * @param file the data file or archive entry that it is from
     * @param reason what is wrong with it
     */
    public void add(DocumentBatch batch, int i, String file, String reason) {
        try {
            requireThere();
            long documentsBefore = documentChannel.position();
            long reasonsBefore = reasonChannel.position();
            byte[] document = new byte[batch.length(i) + 1];
            System.arraycopy(batch.bytes(), batch.start(i), document, 0, batch.length(i));
            document[document.length - 1] = '\n';
            byte[] line = line(file, batch.place(i), reason);
            try {
                write(documentChannel, document);
                write(reasonChannel, line);
            } catch (IOException e) {
                // A document that is there in part could not be imported again.
                documentChannel.truncate(documentsBefore);
                reasonChannel.truncate(reasonsBefore);
                throw e;
            }
        } catch (IOException e) {
            throw FileFailure.writing(documents.path(), e);
        }
    }

    /**
     * Brings to disk what was added.
     *
     * @throws io.github.rethinksh.model.ShellException when that cannot be done, or the files are gone
     */
    public void force() {
        try {
            requireThere();
            documentChannel.force(false);
            reasonChannel.force(false);
        } catch (IOException e) {
            throw FileFailure.writing(documents.path(), e);
        }
    }

    private static byte[] line(String file, DocumentPlace place, String reason) throws JsonProcessingException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", file);
        if (place.line() >= 0) {
            fields.put("line", place.line());
        }
        if (place.offset() >= 0) {
            fields.put("byte", place.offset());
        }
        fields.put("reason", reason);
        return (JSON.writeValueAsString(fields) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public void close() {
        try (documentChannel;
                reasonChannel) {
            documentChannel.force(true);
            reasonChannel.force(true);
        } catch (IOException e) {
            throw FileFailure.writing(documents.path(), e);
        }
    }
}

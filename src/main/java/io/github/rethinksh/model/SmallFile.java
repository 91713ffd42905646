package io.github.rethinksh.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files that are small by nature, such that one that is not, or has no end, does not fill the memory. */
public final class SmallFile {
    private SmallFile() {}

    /**
     * The content of a file.
     *
     * @throws IOException when it cannot be read, or is larger than the limit
     */
    public static byte[] read(Path file, int limit) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a directory");
        }
        try (InputStream input = Files.newInputStream(file)) {
            byte[] content = input.readNBytes(limit);
            if (content.length == limit && input.read() >= 0) {
                throw new IOException("it is larger than " + limit + " bytes");
            }
            return content;
        }
    }

    /** Why a file cannot be read, without its name. */
    public static String reason(IOException error) {
        if (error instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (error instanceof JsonProcessingException json) {
            return JsonFailure.reason(json);
        }
        if (error instanceof EOFException) {
            return "it ends too soon, as a file that was cut off";
        }
        if (error instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (error instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    }
}

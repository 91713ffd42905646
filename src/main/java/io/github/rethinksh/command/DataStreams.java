package io.github.rethinksh.command;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The standard streams as bytes, for commands that move data through them.
 *
 * @param in standard input; empty where commands are typed or read from it
 * @param out standard output; empty where it is a terminal
 */
public record DataStreams(Optional<InputStream> in, Optional<OutputStream> out) {
    /** Neither, as at the prompt. */
    public static DataStreams none() {
        return new DataStreams(Optional.empty(), Optional.empty());
    }

    /** The same without the input. */
    public DataStreams withoutInput() {
        return new DataStreams(Optional.empty(), out);
    }
}

package io.github.rethinksh.session;

/**
 * What the prompt tells.
 *
 * @param status how it stands with the connection
 * @param user who is logged in; empty when there was never a connection
 * @param host the host, with the port when it is not 28015; empty when there was never a connection
 * @param database the current database
 */
public record PromptState(Status status, String user, String host, String database) {
    /** How it stands with the connection. */
    public enum Status {
        /** There is a live connection. */
        CONNECTED,
        /** There was one, and it was lost; the next command makes it again. */
        LOST,
        /** There is none. */
        DISCONNECTED
    }
}

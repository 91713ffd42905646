package io.github.rethinksh.session;

/**
 * What the prompt tells.
 *
 * @param status how it stands with the connection
 * @param user who is logged in; empty when there was never a connection
 * @param host the host, with the port when it is not 28015; empty when there was never a connection
 * @param database the current database
 * @param issues how many issues the cluster has, as far as is known
 * @param production whether the cluster is one that must not come to harm
 */
public record PromptState(Status status, String user, String host, String database, int issues, boolean production) {
    /** How it stands with the connection. */
    public enum Status {
        /** There is a live connection. */
        CONNECTED,
        /** There was one, and it was lost; it is made again as soon as that works. */
        LOST,
        /** There is none. */
        DISCONNECTED
    }

    /** Without a cluster. */
    public static PromptState disconnected(String database) {
        return new PromptState(Status.DISCONNECTED, "", "", database, 0, false);
    }
}

/**
 * A ReQL server in this process: for demonstrations without a cluster, and for tests that want a server they can break.
 *
 * <p>It speaks the wire protocol of RethinkDB 2.4 on a loopback port, so any driver can talk to it. A query walks from
 * {@link io.github.rethinksh.embedded.ClientConnection} (frames) over the term parser and the evaluator, with one class
 * for each family of terms, to the catalog and its tables, and comes back as a cursor that is cut into responses. All
 * data lives in memory and ends with the server.
 */
package io.github.rethinksh.embedded;

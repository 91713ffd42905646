/**
 * All that talks to RethinkDB, on the official driver: addresses, connections, the catalog, reading and writing tables.
 * The driver builds the queries and shakes hands; the socket and the response pump plugged into it are our own, so that
 * documents pass as the bytes that the server sent.
 */
package io.github.rethinksh.cluster;

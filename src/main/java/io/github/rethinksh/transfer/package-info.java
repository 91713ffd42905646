/**
 * Export and import as such: what is to be done, in which order, by which workers, and what came of it. It knows
 * clusters and archives and nothing of terminals; whoever wants to see its progress listens to its events.
 */
package io.github.rethinksh.transfer;

/**
 * All that lies on disk: what an export holds, where its tables are read from and written to, and the manifest that says
 * what is in it. The layouts are in {@code archive.layout}, the formats of the documents in {@code archive.format}.
 */
package io.github.rethinksh.archive;

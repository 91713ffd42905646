/**
 * How documents are written in a file, on the raw path where a document stays bytes: a scanner that finds and checks
 * JSON values, a reader that cuts a stream into documents, a writer that joins them, and a finder of single fields.
 * Nothing here builds a tree of a document.
 */
package io.github.rethinksh.archive.format;

package io.github.rethinksh.archive;

/**
 * What is there of a table from a run that was cut off, when this one goes on with it.
 *
 * @param lastKey the primary key of the last document, as JSON text
 * @param rows how many documents there are
 * @param bytes the length of what is there
 * @param content the hash of the documents, as a {@link WrittenTable} has it
 */
public record Resumed(String lastKey, long rows, long bytes, String content) {}

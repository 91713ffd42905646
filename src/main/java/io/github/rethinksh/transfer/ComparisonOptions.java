package io.github.rethinksh.transfer;

/**
 * How to compare.
 *
 * @param show how many differing keys of each table are named
 * @param memory how many bytes of documents that have not met their like may be remembered
 */
public record ComparisonOptions(int show, long memory) {}

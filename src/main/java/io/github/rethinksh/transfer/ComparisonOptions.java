package io.github.rethinksh.transfer;

import java.time.Duration;

/**
 * How to compare.
 *
 * @param show how many differing keys of each table are named
 * @param memory how many bytes of documents that have not met their like may be remembered
 * @param maxWait how long it goes on trying without progress when the connection to a cluster is lost
 */
public record ComparisonOptions(int show, long memory, Duration maxWait) {}

/**
 * Compressed streams that are put together from blocks: each block is compressed by itself, by several threads at once,
 * and the blocks one after another are one ordinary stream. What is not wanted yet waits compressed.
 */
package io.github.rethinksh.archive.block;

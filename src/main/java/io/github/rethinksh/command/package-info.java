/**
 * The commands, one file each: picocli fields, and a {@code call()} that asks a room below and hands the answer to the
 * {@link io.github.rethinksh.command.Renderer}. The same commands serve the prompt, one-shots, scripts and pipes.
 */
package io.github.rethinksh.command;

package io.github.rethinksh.command;

/**
 * A line that can be typed as it stands.
 *
 * @param line the line; one that begins with the name of the program is for the command line
 * @param meaning what it does, in a few words
 */
public record Example(String line, String meaning) {}

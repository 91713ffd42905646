/**
 * The benchmark: how fast the program is beside the least that any client has to do. Its floor is measured by clients of
 * its own, which share no code with the program.
 */
package io.github.rethinksh.bench;

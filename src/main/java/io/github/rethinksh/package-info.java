/** The program: its options, and the wiring of the rooms. */
package io.github.rethinksh;

/** What is written from picocli's model of the commands for other programs: completion scripts and the man page. */
package io.github.rethinksh.command.script;

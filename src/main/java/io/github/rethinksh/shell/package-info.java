/**
 * The terminal: the prompt with its line reader, completer, highlighter and history, scripts and pipes, interrupts,
 * and everything that is drawn: tables, JSON, errors, progress. The only room that knows JLine.
 */
package io.github.rethinksh.shell;

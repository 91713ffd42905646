/**
 * The words that all rooms share: names of tables, what a table is apart from its documents, documents as bytes, the
 * one exception and its exit codes, and the token that cancels long work. Values only, no input or output.
 */
package io.github.rethinksh.model;

/**
 * What all commands share: the live cluster and the truth about its connection, the current database, the primary keys,
 * the export set and the settings.
 */
package io.github.rethinksh.session;

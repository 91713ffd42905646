package io.github.rethinksh.transfer;

import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.util.List;
import java.util.Optional;

/** One of two sides that are compared: an export or a cluster. */
interface ComparedSide {
    /** Its tables. */
    List<TableName> tables();

    /** What is known of a table; empty when it is not there. */
    Optional<TableDefinition> definition(TableName table);

    /** How many documents a table has, as far as that is known without reading them; else -1. */
    long rows(TableName table);

    /** Opens the documents of a table that is there, whose primary key is the one given. */
    DocumentReader open(TableName table, String primaryKey);
}

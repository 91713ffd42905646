package io.github.rethinksh.archive;

import io.github.rethinksh.model.TableName;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far an import has come, for going on with it after it was stopped.
 *
 * @param source what is imported
 * @param servers the ids of the servers of the cluster, as far as they could be known
 * @param terms all that was asked for that makes a difference to the documents, each with its name
 * @param databases the databases that were made
 * @param created the tables that were made
 * @param tables how far each table has come that has been made ready for its documents
 */
public record ImportCheckpoint(
        Source source,
        List<String> servers,
        SortedMap<String, String> terms,
        List<String> databases,
        List<TableName> created,
        List<Table> tables) {
    /** Copies the collections. */
    public ImportCheckpoint {
        servers = List.copyOf(servers);
        terms = Collections.unmodifiableSortedMap(new TreeMap<>(terms));
        databases = List.copyOf(databases);
        created = List.copyOf(created);
        tables = List.copyOf(tables);
    }

    /** How far a table has come, by its name in the cluster. */
    public Optional<Table> table(TableName name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /**
     * What is imported.
     *
     * @param path where it lies
     * @param started when the export was started, by its manifest; empty when that does not say
     * @param files the size and the time of the last change of each file of it that is read
     * @param definitions the checksum of what is made of each table, its indexes and its write hook, by its name there
     */
    public record Source(
            String path, String started, SortedMap<String, String> files, SortedMap<String, String> definitions) {
        /** Copies the maps. */
        public Source {
            files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
            definitions = Collections.unmodifiableSortedMap(new TreeMap<>(definitions));
        }
    }

    /**
     * How far a table has come. The counts are those of the documents that are done.
     *
     * @param name its name in the cluster
     * @param id the id that the cluster gave it; empty when it gives none
     * @param keptIndexes the indexes it is to have that it had before
     * @param documents how many documents, from the first one of the source on, are in or were rejected
     * @param complete whether these are all
     */
    public record Table(
            TableName name,
            String id,
            List<String> keptIndexes,
            long documents,
            boolean complete,
            long inserted,
            long replaced,
            long unchanged,
            long skipped,
            long rejected,
            Optional<String> firstRejection,
            long bytes) {
        /** Copies the list. */
        public Table {
            keptIndexes = List.copyOf(keptIndexes);
        }
    }
}

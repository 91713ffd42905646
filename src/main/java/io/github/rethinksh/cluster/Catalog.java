package io.github.rethinksh.cluster;

import static com.rethinkdb.RethinkDB.r;

import com.fasterxml.jackson.databind.JsonNode;
import com.rethinkdb.gen.ast.ReqlExpr;
import com.rethinkdb.gen.ast.Table;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableInfo;
import io.github.rethinksh.model.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is in a cluster: databases, tables, their definitions and single documents. It asks with {@code db_list},
 * {@code table_list} and {@code info}, which need no access to the system tables.
 */
public final class Catalog {
    /** The database of the system tables, which is part of no export. */
    public static final String SYSTEM = "rethinkdb";

    /** The system table of the servers and how they are. */
    public static final String SERVER_STATUS = "server_status";

    /** Asks for pairs of a database and its tables. */
    static final ReqlExpr TREE =
            r.dbList().map(database -> r.array(database, r.db(database).tableList()));

    private static final int DEFINITIONS_PER_QUERY = 50;

    private final Cluster cluster;

    Catalog(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The tables of every database but the system's, by database; databases without tables are there too. */
    public SortedMap<String, List<String>> tree() {
        return tree(cluster.read(TREE));
    }

    static SortedMap<String, List<String>> tree(List<JsonNode> answers) {
        SortedMap<String, List<String>> tree = new TreeMap<>();
        for (JsonNode databases : answers) {
            for (JsonNode entry : databases) {
                List<String> tables = new ArrayList<>();
                entry.get(1).forEach(table -> tables.add(table.textValue()));
                tree.put(entry.get(0).textValue(), tables.stream().sorted().toList());
            }
        }
        tree.remove(SYSTEM);
        return tree;
    }

    /** The names in a tree, in order. */
    public static List<TableName> tables(SortedMap<String, List<String>> tree) {
        List<TableName> names = new ArrayList<>();
        tree.forEach((database, tables) -> tables.forEach(table -> names.add(new TableName(database, table))));
        return names;
    }

    /**
     * A table's definition, as an {@code .info} file holds it.
     *
     * @throws io.github.rethinksh.model.ShellException when there is no such table
     */
    public TableDefinition definition(TableName name) {
        return definitions(List.of(name)).get(0);
    }

    /**
     * The definitions of several tables, in the order given, in as few queries as is sensible. The write hook among them
     * is only for those who may configure the table.
     */
    public List<TableDefinition> definitions(Collection<TableName> names) {
        return definitions(names, cluster.hasWriteHooks());
    }

    /** The same without the write hooks, for those who may only read. */
    public List<TableDefinition> outlines(Collection<TableName> names) {
        return definitions(names, false);
    }

    private List<TableDefinition> definitions(Collection<TableName> names, boolean hooks) {
        List<TableName> all = List.copyOf(names);
        List<TableDefinition> definitions = new ArrayList<>();
        for (int from = 0; from < all.size(); from += DEFINITIONS_PER_QUERY) {
            List<TableName> some = all.subList(from, Math.min(all.size(), from + DEFINITIONS_PER_QUERY));
            JsonNode answers = cluster.read(
                            r.expr(some.stream().map(name -> info(name, hooks)).toList()))
                    .get(0);
            for (int i = 0; i < some.size(); i++) {
                definitions.add(TableInfo.parse(
                        some.get(i), answers.get(i), answers.get(i).toString()));
            }
        }
        return definitions;
    }

    private static ReqlExpr info(TableName name, boolean hooks) {
        Table table = table(name);
        ReqlExpr info = table.info().merge(r.hashMap("indexes", table.indexStatus()));
        return hooks ? info.merge(r.hashMap("write_hook", table.getWriteHook())) : info;
    }

    private static Table table(TableName name) {
        return r.db(name.database()).table(name.table());
    }

    /** The ids of those of the tables that are there; empty texts where the server gives none. */
    public Map<TableName, String> ids(Collection<TableName> names) {
        List<TableName> there = new ArrayList<>(names);
        there.retainAll(tables(tree()));
        Map<TableName, String> ids = new TreeMap<>();
        if (!there.isEmpty()) {
            JsonNode answers = cluster.read(r.expr(there.stream()
                            .map(name -> table(name).info().bracket("id").default_(""))
                            .toList()))
                    .get(0);
            for (int i = 0; i < there.size(); i++) {
                ids.put(there.get(i), answers.get(i).asText());
            }
        }
        return ids;
    }

    /** The ids of the servers; none when this user may not know them. */
    public List<String> serverIds() {
        try {
            return system("server_config").stream()
                    .map(server -> server.path("id").asText())
                    .toList();
        } catch (PermissionException e) {
            return List.of();
        }
    }

    /**
     * The processes of the servers, a text for each that no other has: one that was started anew is another. Empty when
     * this user may not know them, or the servers do not tell.
     */
    public Optional<Set<String>> processes() {
        try {
            return Optional.of(
                    system(SERVER_STATUS).stream().map(Catalog::process).collect(Collectors.toSet()));
        } catch (UnavailableException e) {
            throw e;
        } catch (ShellException e) {
            if (e.exitCode() != ExitCode.FAILED) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static String process(JsonNode server) {
        JsonNode process = server.path("process");
        return "%s %s %s"
                .formatted(
                        server.path("id").asText(),
                        process.path("pid").asText(),
                        process.path("time_started").path("epoch_time").asText());
    }

    /** Whether a table holds no document. */
    public boolean isEmpty(TableName name) {
        return cluster.read(table(name).isEmpty()).get(0).asBoolean();
    }

    /** How many documents a table holds, counted. */
    public long count(TableName name) {
        return cluster.read(table(name).count()).get(0).asLong();
    }

    /** The first documents of a table in primary-key order, each as JSON text. */
    public List<String> peek(TableName name, String primaryKey, int limit) {
        return cluster.readText(
                table(name).orderBy().optArg("index", primaryKey).limit(limit));
    }

    /**
     * The document with a key, as JSON text.
     *
     * @param key the key as JSON text
     */
    public Optional<String> get(TableName name, String key) {
        String text = cluster.readText(table(name).get(r.json(key))).get(0);
        return text.equals("null") ? Optional.empty() : Optional.of(text);
    }

    /** The row of a system table with a key, where there is one. */
    Optional<JsonNode> system(String table, Object key) {
        return cluster.read(r.db(SYSTEM).table(table).get(key)).stream()
                .filter(row -> !row.isNull())
                .findFirst();
    }

    /** The rows of a system table, such as {@code server_status}, which only some users may read. */
    public List<JsonNode> system(String table) {
        return cluster.read(r.db(SYSTEM).table(table));
    }
}

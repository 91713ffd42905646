package io.github.rethinksh.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.IndexDefinition;
import io.github.rethinksh.model.NearestNames;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.session.ExportSets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "ls",
        description = "List databases, tables, indexes, servers, users or exports.",
        footer = {"", "Numbers of documents are the server's estimates; count counts them."})
final class ListCommand implements Callable<Integer> {
    /** What there is to be listed, by the words for it. */
    static final List<String> KINDS = List.of("dbs", "tables", "indexes", "servers", "users", "exports");

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "WHAT",
            completionCandidates = Candidates.Lists.class,
            description = "dbs, tables, indexes, servers, users or exports; or a database, or a table.")
    private String what;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PATTERN",
            completionCandidates = Candidates.ListPatterns.class,
            description = "Only what fits: DB, DB.TABLE, test.* or *.foo; or the name of a server, user or export.")
    private String pattern;

    private final CommandContext context;

    ListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.renderer().rows(list());
        return 0;
    }

    private Rows list() {
        if (what == null) {
            return tables(definitions(List.of(context.session().database() + ".*")));
        }
        List<String> patterns = pattern == null ? List.of() : List.of(pattern);
        return switch (what) {
            case "dbs" -> databases(new NamePattern(pattern, Selection.parse(patterns, List.of())::matchesDatabase));
            case "tables" -> tables(definitions(patterns));
            case "indexes" -> indexes(patterns);
            case "servers" -> servers(NamePattern.of(pattern));
            case "users" -> users(NamePattern.of(pattern));
            case "exports" -> exports(NamePattern.of(pattern));
            default -> named(what);
        };
    }

    /** A database, or tables of the current one. */
    private Rows named(String name) {
        if (pattern != null) {
            throw new ShellException(ExitCode.USAGE, "one database is enough", "Write: ls tables " + name + ".PATTERN");
        }
        SortedMap<String, List<String>> tree = catalog().tree();
        List<String> known = new ArrayList<>(KINDS);
        known.addAll(tree.keySet());
        known.addAll(tree.getOrDefault(context.session().database(), List.of()));
        if (name.matches("[^.*?]*") && !known.contains(name)) {
            throw new ShellException(
                    ExitCode.USAGE,
                    "there is no database " + name + ", nor such a table in "
                            + context.session().database(),
                    NearestNames.hint(name, known, "See what there is with: ls dbs; what can be listed with: help ls"));
        }
        return tables(definitions(List.of(name), tree));
    }

    private Catalog catalog() {
        return context.session().cluster().catalog();
    }

    private Rows databases(NamePattern meant) {
        Rows rows = Rows.of("database", "tables");
        SortedMap<String, List<String>> tree = catalog().tree();
        for (String database : meant.of("database", "dbs", tree.keySet(), name -> name)) {
            rows = rows.with(database, tree.get(database).size());
        }
        return rows;
    }

    private List<TableDefinition> definitions(List<String> patterns) {
        return definitions(patterns, catalog().tree());
    }

    private List<TableDefinition> definitions(List<String> patterns, SortedMap<String, List<String>> tree) {
        Selection selection =
                Targets.selection(patterns, List.of(), tree, context.session().database());
        List<TableName> names = selection.select(Catalog.tables(tree), tree.keySet());
        return catalog().outlines(names);
    }

    private static Rows tables(List<TableDefinition> definitions) {
        Rows rows = Rows.of("table", "primary_key", "documents_estimated", "indexes")
                .headed("documents_estimated", "documents");
        for (TableDefinition table : definitions) {
            rows = rows.with(
                    table.name().toString(),
                    table.primaryKey(),
                    Shown.estimate(table.estimatedRows()),
                    table.indexes().stream().map(IndexDefinition::name).toList());
        }
        return rows;
    }

    private Rows indexes(List<String> patterns) {
        Rows rows = Rows.of("table", "index", "multi", "geo", "definition");
        for (TableDefinition table : definitions(patterns)) {
            for (IndexDefinition index : table.indexes()) {
                rows = rows.with(table.name().toString(), index.name(), index.multi(), index.geo(), index.query());
            }
        }
        return rows;
    }

    private Rows servers(NamePattern meant) {
        Rows rows = Rows.of("name", "tags", "cache_size_mb");
        for (JsonNode server : meant.of("server", "servers", catalog().system("server_config"), ListCommand::name)) {
            rows = rows.with(
                    name(server),
                    Json.strings(server.path("tags")),
                    server.path("cache_size_mb").asText());
        }
        return rows;
    }

    private static String name(JsonNode server) {
        return server.path("name").asText();
    }

    private static String user(JsonNode user) {
        return user.path("id").asText();
    }

    private Rows users(NamePattern meant) {
        Rows rows = Rows.of("user", "password");
        for (JsonNode user : meant.of("user", "users", catalog().system("users"), ListCommand::user)) {
            rows = rows.with(user(user), user.path("password").asBoolean());
        }
        return rows;
    }

    private Rows exports(NamePattern meant) {
        Rows rows = Rows.of("export", "layout", "tables", "state");
        for (ExportSets.Found found :
                meant.of("export", "exports", context.exportSets().all(), ExportSets.Found::name)) {
            rows = rows.with(found.name(), found.layout(), found.tables(), found.state());
        }
        return rows;
    }
}

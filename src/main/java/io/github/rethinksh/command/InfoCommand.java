package io.github.rethinksh.command;

import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.model.IndexDefinition;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "info", description = "Show what a table is: its primary key, indexes and write hook.")
final class InfoCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "DB.TABLE",
            completionCandidates = Candidates.Tables.class,
            description = "The table; without a database, one of the current database.")
    private String table;

    private final CommandContext context;

    InfoCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        TableName name = Targets.table(table, context.session().database());
        Catalog catalog = context.session().cluster().catalog();
        TableDefinition definition = Targets.found(catalog, table, name, () -> catalog.definition(name));
        context.renderer()
                .rows(Rows.of("table", "primary_key", "documents", "indexes", "write_hook")
                        .with(
                                name.toString(),
                                definition.primaryKey(),
                                catalog.count(name),
                                definition.indexes().size(),
                                definition.writeHook() == null
                                        ? null
                                        : definition.writeHook().query()));
        if (!definition.indexes().isEmpty()) {
            Rows indexes = Rows.of("index", "multi", "geo", "definition");
            for (IndexDefinition index : definition.indexes()) {
                indexes = indexes.with(index.name(), index.multi(), index.geo(), index.query());
            }
            context.renderer().rows(indexes);
        }
        return 0;
    }
}

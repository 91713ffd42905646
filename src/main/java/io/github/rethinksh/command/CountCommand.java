package io.github.rethinksh.command;

import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.TableName;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "count", description = "Count the documents of tables, exactly.")
final class CountCommand implements Callable<Integer> {
    @Mixin
    private SelectionArguments arguments;

    private final CommandContext context;

    CountCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Catalog catalog = context.session().cluster().catalog();
        SortedMap<String, List<String>> tree = catalog.tree();
        Selection selection = arguments.among(tree, context.session().database());
        Rows rows = Rows.of("table", "documents");
        for (TableName table : selection.select(Catalog.tables(tree), tree.keySet())) {
            context.cancellation().get().throwIfCancelled();
            rows = rows.with(table.toString(), catalog.count(table));
        }
        context.renderer().rows(rows);
        return 0;
    }
}

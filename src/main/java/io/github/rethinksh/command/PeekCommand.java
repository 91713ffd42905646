package io.github.rethinksh.command;

import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.session.Setting;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "peek", description = "Show the first documents of a table, in the order of their keys.")
final class PeekCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "DB.TABLE",
            completionCandidates = Candidates.Tables.class,
            description = "The table; without a database, one of the current database.")
    private String table;

    @Option(
            names = {"-n", "--rows"},
            paramLabel = "N",
            description = "How many; the setting peek-rows unless told otherwise.")
    private Integer rows;

    private final CommandContext context;

    PeekCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        int limit = rows == null ? context.session().settings().number(Setting.PEEK_ROWS) : rows;
        if (limit < 1) {
            throw new ShellException(
                    ExitCode.USAGE, "-n takes a number from 1 on, not " + limit, "Leave it out, or see: set peek-rows");
        }
        TableName name = Targets.table(table, context.session().database());
        Catalog catalog = context.session().cluster().catalog();
        String primaryKey = Targets.found(catalog, table, name, () -> catalog.outlines(List.of(name)))
                .get(0)
                .primaryKey();
        List<String> documents = catalog.peek(name, primaryKey, limit);
        if (documents.isEmpty()) {
            context.renderer().note(name + " is empty");
        } else {
            context.renderer().documents(documents, primaryKey);
        }
        return 0;
    }
}

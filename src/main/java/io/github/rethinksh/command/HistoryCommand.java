package io.github.rethinksh.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "history",
        description = "Show the lines that were typed.",
        footer = {"", "Lines that begin with a space or hold a secret are not kept."})
final class HistoryCommand implements Callable<Integer> {
    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "Only the last ones.")
    private Integer last;

    private final CommandContext context;

    HistoryCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<String> lines = context.shell().history();
        int from = last == null ? 0 : Math.max(0, lines.size() - Math.max(0, last));
        Rows rows = Rows.of("number", "line");
        for (int i = from; i < lines.size(); i++) {
            rows = rows.with(i + 1, lines.get(i));
        }
        context.renderer().rows(rows);
        return 0;
    }
}

package io.github.rethinksh.command;

import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.session.ExportSet;
import io.github.rethinksh.session.PromptState;
import io.github.rethinksh.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "session", description = "Show what this session remembers: connection, keys and export.")
final class SessionCommand implements Callable<Integer> {
    private final CommandContext context;

    SessionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        PromptState state = session.connection().prompt();
        Optional<ExportSet> export = session.exportSet();
        List<String> keys = session.primaryKeys().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
        context.renderer()
                .rows(Rows.of("connection", "cluster", "database", "primary_keys", "export", "export_state")
                        .usually("cluster")
                        .usually("primary_keys")
                        .usually("export")
                        .usually("export_state")
                        .with(
                                state.status().name().toLowerCase(Locale.ROOT),
                                state.host().isEmpty() ? null : state.user() + "@" + state.host(),
                                state.database(),
                                keys,
                                export.map(set -> set.path().toString()).orElse(null),
                                export.map(set -> state(set.manifest())).orElse(null)));
        export.ifPresent(set -> tables(set.manifest()));
        return 0;
    }

    private static String state(Manifest manifest) {
        return manifest.complete() ? "complete" : "incomplete";
    }

    private void tables(Manifest manifest) {
        Rows rows = Rows.of("table", "documents", "bytes", "state");
        for (var table : manifest.tables()) {
            if (manifest.complete(table.name())) {
                rows = rows.with(table.name().toString(), table.rows(), Shown.bytes(table.bytes()), "complete");
            }
        }
        for (TableName pending : manifest.pending()) {
            rows = rows.with(pending.toString(), null, null, "incomplete");
        }
        context.renderer().rows(rows);
    }
}

package io.github.rethinksh.command;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.Manifest;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.archive.layout.Archives;
import io.github.rethinksh.model.IndexDefinition;
import io.github.rethinksh.model.WriteHook;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "inspect",
        description = "Show what is in an export or an archive, without a cluster.",
        footer = {
            "",
            "The numbers of documents are those of the manifest; without one they are not",
            "known. Nothing is checked but that it can be read: see verify."
        })
final class InspectCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PATH", description = "An export, or an archive of dump.")
    private Path path;

    @Mixin
    private LimitArguments limits;

    private final CommandContext context;

    InspectCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (ArchiveSource source = Archives.open(context.directory().resolve(path), limits.limits())) {
            source.notes().forEach(context.renderer()::warning);
            context.renderer().rows(whole(source));
            context.renderer().rows(tables(source));
            Rows definitions = definitions(source.tables());
            if (!definitions.rows().isEmpty()) {
                context.renderer().rows(definitions);
            }
        }
        return 0;
    }

    private Rows whole(ArchiveSource source) {
        Optional<Manifest> manifest = source.manifest();
        return Rows.of("layout", "databases", "tables", "bytes", "manifest", "tool", "server", "started", "finished")
                .spare("tool")
                .spare("server")
                .spare("finished")
                .usually("started")
                .with(
                        source.layout().title(),
                        source.databases(),
                        source.tables().size(),
                        Shown.bytes(source.tables().stream()
                                .mapToLong(SourceTable::bytes)
                                .sum()),
                        manifest.map(known -> known.complete() ? "complete" : "incomplete")
                                .orElse("none"),
                        manifest.map(Manifest::tool).orElse(null),
                        manifest.map(Manifest::server).orElse(null),
                        manifest.map(Manifest::started).map(this::time).orElse(null),
                        manifest.map(Manifest::finished).map(this::time).orElse(null));
    }

    private Shown time(Instant time) {
        return new Shown(time.toString(), Times.readable(time, context.clock().getZone()));
    }

    private static Rows tables(ArchiveSource source) {
        Rows rows = Rows.of("table", "file", "documents", "bytes", "primary_key", "indexes", "write_hook", "state")
                .spare("file", unsurprising(source))
                .usually("documents")
                .usually("indexes", 0)
                .usually("write_hook", false)
                .usually("state", "complete");
        for (SourceTable table : source.tables()) {
            rows = rows.with(
                    table.name().toString(),
                    table.location(),
                    table.rows() < 0 ? null : table.rows(),
                    Shown.bytes(table.bytes()),
                    table.definition().primaryKey(),
                    table.definition().indexes().size(),
                    table.definition().writeHook() != null,
                    source.manifest()
                            .map(manifest -> manifest.table(table.name()).isPresent() ? "complete" : "incomplete")
                            .orElse(null));
        }
        return rows;
    }

    /** The files that tell nothing which the name of the table does not tell. */
    private static Object[] unsurprising(ArchiveSource source) {
        return source.tables().stream()
                .filter(table -> Locations.isThatOf(table.name(), table.location()))
                .map(SourceTable::location)
                .toArray();
    }

    private static Rows definitions(List<SourceTable> tables) {
        Rows rows = Rows.of("table", "index", "multi", "geo", "definition");
        for (SourceTable table : tables) {
            String name = table.name().toString();
            for (IndexDefinition index : table.definition().indexes()) {
                rows = rows.with(name, index.name(), index.multi(), index.geo(), index.query());
            }
            WriteHook hook = table.definition().writeHook();
            if (hook != null) {
                rows = rows.with(name, "(write hook)", null, null, hook.query());
            }
        }
        return rows;
    }
}

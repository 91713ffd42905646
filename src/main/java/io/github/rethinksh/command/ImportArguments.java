package io.github.rethinksh.command;

import io.github.rethinksh.cluster.Conflict;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.session.Setting;
import io.github.rethinksh.session.Settings;
import io.github.rethinksh.transfer.ImportOptions;
import io.github.rethinksh.transfer.TroubleOptions;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how to import. */
final class ImportArguments {
    /** What may be done when a key is taken, as it is typed. */
    enum OnConflict {
        ERROR,
        REPLACE,
        UPDATE,
        SKIP;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** When an insert is answered, as it is typed. */
    enum Durability {
        SOFT,
        HARD;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--exclude",
            paramLabel = "SELECTION",
            completionCandidates = ArchiveSelections.class,
            description = "Leave these out; may be given several times.")
    private List<String> excluded;

    @Option(
            names = "--rename",
            paramLabel = "OLD=NEW",
            completionCandidates = RenameCandidates.class,
            description = "Give a table (a.b=c.d) or a database (a=c) another name; may be given several times.")
    private List<String> renames;

    @Option(
            names = "--primary-keys",
            paramLabel = "JSON",
            description = "Primary keys as JSON: {\"db.table\": \"key\"}.")
    private String primaryKeys;

    @Option(
            names = "--conflict",
            paramLabel = "WHAT",
            description = "When a key is taken: ${COMPLETION-CANDIDATES}. Without it, tables have to be new or empty.")
    private OnConflict conflict;

    @Option(
            names = "--durability",
            paramLabel = "WHICH",
            description = "hard: every insert is on disk before the next; soft: each table in the end.")
    private Durability durability;

    @Option(names = "--hard-durability", description = "The same as --durability hard.")
    private boolean durable;

    @Option(names = "--no-secondary-indexes", description = "Do not make the secondary indexes.")
    private boolean noSecondaryIndexes;

    @Mixin
    private PaceArguments pace;

    @Option(names = "--resume", description = "Go on with an import that was stopped, where it stopped.")
    private boolean resume;

    @Option(names = "--dry-run", description = "Show the plan and do nothing.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    List<String> excluded() {
        return Objects.requireNonNullElse(excluded, List.of());
    }

    List<String> renames() {
        return Objects.requireNonNullElse(renames, List.of());
    }

    /** What happens when a key is taken; null when nothing was said. */
    OnConflict conflict() {
        return conflict;
    }

    boolean resume() {
        return resume;
    }

    boolean dryRun() {
        return dryRun;
    }

    boolean yes() {
        return yes;
    }

    /** The keys of {@code --primary-keys}. */
    SortedMap<TableName, String> primaryKeys() {
        return primaryKeys == null ? new TreeMap<>() : KeyMap.parse(primaryKeys, "--primary-keys");
    }

    ImportOptions options(Settings settings, PlanArguments plan, TroubleOptions trouble) {
        return new ImportOptions(
                conflict == null ? null : Conflict.valueOf(conflict.name()),
                pace.clients(settings, Setting.IMPORT_CLIENTS),
                durable || durability == Durability.HARD,
                !noSecondaryIndexes,
                pace.rate(),
                plan.shape(),
                plan.occupied(),
                pace.maxWait(settings),
                trouble);
    }
}

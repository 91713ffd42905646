package io.github.rethinksh.command;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.session.Session;
import io.github.rethinksh.session.Setting;
import io.github.rethinksh.session.Settings;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "set",
        description = "Show the settings, or change one.",
        footer = {
            "",
            "What is set holds for this session; with --save it is kept in the configuration",
            "file, for all to come."
        })
final class SetCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            completionCandidates = Candidates.Settings.class,
            description = "The setting.")
    private String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VALUE",
            completionCandidates = Candidates.SettingValues.class,
            description = "Its new value.")
    private String value;

    @Option(names = "--save", description = "Keep it in the configuration file too.")
    private boolean save;

    private final CommandContext context;

    SetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        if (value == null && save) {
            throw new ShellException(ExitCode.USAGE, "there is nothing to save", "Write: set NAME VALUE --save");
        }
        if (value == null) {
            context.renderer()
                    .rows(rows(
                            session.settings(),
                            name == null ? List.of(Setting.values()) : List.of(Setting.named(name))));
        } else if (save) {
            session.save(Setting.named(name), value);
            session.configuration().file().ifPresent(file -> context.renderer().note("kept in " + file));
        } else {
            session.set(Setting.named(name), value);
        }
        return 0;
    }

    /** What the defaults are when they are the values too. */
    private static Object[] unchanged(Settings settings, List<Setting> shown) {
        boolean changed =
                shown.stream().anyMatch(setting -> !settings.get(setting).equals(setting.initial()));
        return changed ? new Object[0] : shown.stream().map(Setting::initial).toArray();
    }

    private static Rows rows(Settings settings, List<Setting> shown) {
        Rows rows = Rows.of("setting", "value", "default", "from", "allowed", "meaning")
                .spare("from", Settings.Origin.DEFAULT.name().toLowerCase(Locale.ROOT))
                .spare("default", unchanged(settings, shown));
        for (Setting setting : shown) {
            rows = rows.with(
                    setting.title(),
                    settings.get(setting),
                    setting.initial(),
                    settings.origin(setting).name().toLowerCase(Locale.ROOT),
                    setting.allowed(),
                    setting.description());
        }
        return rows;
    }
}

package io.github.rethinksh.command;

import io.github.rethinksh.session.Session;
import io.github.rethinksh.session.Setting;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "set", description = "Show the settings, or change one.")
final class SetCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            completionCandidates = Candidates.Settings.class,
            description = "The setting.")
    private String name;

    @Parameters(index = "1", arity = "0..1", paramLabel = "VALUE", description = "Its new value.")
    private String value;

    private final CommandContext context;

    SetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        if (value != null) {
            session.set(Setting.named(name), value);
            return 0;
        }
        Rows rows = Rows.of("setting", "value", "choices", "meaning");
        for (Setting setting : name == null ? List.of(Setting.values()) : List.of(Setting.named(name))) {
            rows = rows.with(
                    setting.title(),
                    session.settings().get(setting),
                    setting.choices().isEmpty() ? List.of(setting.form()) : setting.choices(),
                    setting.description());
        }
        context.renderer().rows(rows);
        return 0;
    }
}

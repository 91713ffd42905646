package io.github.rethinksh.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** All commands, in the groups and the order in which help shows them. */
public final class ShellCommands {
    private static final Map<String, List<Class<?>>> GROUPS = groups();

    private static final Set<Class<?>> SESSION_ONLY = Set.of(
            ConnectCommand.class,
            DisconnectCommand.class,
            UseCommand.class,
            SetCommand.class,
            SessionCommand.class,
            HistoryCommand.class,
            ClearCommand.class,
            JobsCommand.class,
            WaitCommand.class,
            CancelCommand.class,
            ExitCommand.class);

    /** What neither changes the session nor needs somebody to look at it. */
    private static final List<Class<?>> BACKGROUND = List.of(
            CountCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            DumpCommand.class,
            RestoreCommand.class,
            InspectCommand.class,
            VerifyCommand.class,
            DiffCommand.class);

    /** What would keep the prompt, or a script, from ever coming back. */
    private static final Set<Class<?>> ONE_SHOT_ONLY = Set.of(DemoCommand.class);

    private ShellCommands() {}

    private static Map<String, List<Class<?>>> groups() {
        Map<String, List<Class<?>>> groups = new LinkedHashMap<>();
        groups.put(
                "Connection",
                List.of(
                        ConnectCommand.class,
                        DisconnectCommand.class,
                        StatusCommand.class,
                        UseCommand.class,
                        DemoCommand.class));
        groups.put(
                "Look",
                List.of(
                        ListCommand.class,
                        InfoCommand.class,
                        CountCommand.class,
                        PeekCommand.class,
                        GetCommand.class,
                        WatchCommand.class));
        groups.put(
                "Move",
                List.of(
                        PrimaryKeyCommand.class,
                        ExportCommand.class,
                        ImportCommand.class,
                        DumpCommand.class,
                        RestoreCommand.class));
        groups.put("Prove", List.of(InspectCommand.class, VerifyCommand.class, DiffCommand.class));
        groups.put("Jobs", List.of(JobsCommand.class, WaitCommand.class, CancelCommand.class));
        groups.put(
                "Shell",
                List.of(
                        SetCommand.class,
                        SessionCommand.class,
                        HistoryCommand.class,
                        HelpCommand.class,
                        ClearCommand.class,
                        ExitCommand.class));
        return groups;
    }

    /** Adds the commands of the prompt and of scripts to a command line, made by its factory. */
    public static void addTo(CommandLine root) {
        add(root, ONE_SHOT_ONLY);
    }

    /** Adds the commands that make sense alone, without a session that goes on. */
    public static void addOneShotsTo(CommandLine root) {
        add(root, SESSION_ONLY);
    }

    /** The names of the commands that may run in the background. */
    public static List<String> background() {
        return BACKGROUND.stream()
                .map(type -> type.getAnnotation(CommandLine.Command.class).name())
                .toList();
    }

    private static void add(CommandLine root, Set<Class<?>> omitted) {
        for (List<Class<?>> group : GROUPS.values()) {
            group.stream().filter(type -> !omitted.contains(type)).forEach(root::addSubcommand);
        }
        // A command stands there once for each of its names.
        for (CommandLine command : Set.copyOf(root.getSubcommands().values())) {
            command.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Show this help.")
                            .build());
        }
    }

    /** The commands of a command line with a line for each. */
    static String overview(CommandLine root) {
        StringBuilder text = new StringBuilder();
        GROUPS.forEach((title, group) -> {
            text.append(text.isEmpty() ? "" : "\n").append(title).append('\n');
            for (Class<?> type : group) {
                String name = type.getAnnotation(CommandLine.Command.class).name();
                CommandLine command = root.getSubcommands().get(name);
                if (command == null) {
                    continue;
                }
                String[] description = command.getCommandSpec().usageMessage().description();
                text.append("  %-11s %s%n".formatted(name, description[0]));
            }
        });
        return text.append("\nhelp COMMAND tells how one of them is used; TAB completes.")
                .toString();
    }
}

package io.github.rethinksh.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All commands, in the groups and the order in which help shows them. */
public final class ShellCommands {
    private static final String CLOSING =
            "help COMMAND tells how one of them is used, help TOPIC more about a topic; TAB completes.";

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

    /** Those of them that claim what they work on, first of all. */
    private static final Set<Class<?>> CLAIMING =
            Set.of(ExportCommand.class, ImportCommand.class, DumpCommand.class, RestoreCommand.class);

    /** What would keep the prompt, or a script, from ever coming back, and what is of no use there. */
    private static final Set<Class<?>> ONE_SHOT_ONLY = Set.of(DemoCommand.class, GenerateCommand.class);

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
                        GenerateCommand.class,
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
        return BACKGROUND.stream().map(ShellCommands::name).toList();
    }

    /** Whether the command of this name claims what it works on before it does anything else. */
    public static boolean claims(String name) {
        return CLAIMING.stream().map(ShellCommands::name).anyMatch(name::equals);
    }

    private static void add(CommandLine root, Set<Class<?>> omitted) {
        for (List<Class<?>> group : GROUPS.values()) {
            group.stream().filter(type -> !omitted.contains(type)).forEach(root::addSubcommand);
        }
        // The options of what it repeats are not its own.
        root.getSubcommands().get("watch").setUnmatchedOptionsArePositionalParams(true);
        // A command stands there once for each of its names.
        for (CommandLine command : Set.copyOf(root.getSubcommands().values())) {
            command.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Show this help.")
                            .build());
        }
        HelpSections.addTo(root);
    }

    /** The names of all commands. */
    static List<String> names() {
        return GROUPS.values().stream()
                .flatMap(List::stream)
                .map(ShellCommands::name)
                .toList();
    }

    /** All commands, those of the prompt and those of the command line, in their order. */
    static List<CommandSpec> all(CommandContext context) {
        CommandLine all = new CommandLine(CommandSpec.create().name("rethinksh"), new CommandFactory(context));
        add(all, Set.of());
        all.setUsageHelpAutoWidth(true);
        return GROUPS.values().stream()
                .flatMap(List::stream)
                .map(type -> all.getSubcommands().get(name(type)).getCommandSpec())
                .toList();
    }

    /** The commands of a command line with a line for each, and what else there is help about. */
    static String overview(CommandLine root, int width) {
        StringBuilder text = new StringBuilder();
        GROUPS.forEach((title, group) -> {
            Definitions commands = new Definitions();
            group.stream()
                    .map(type -> root.getSubcommands().get(name(type)))
                    .filter(Objects::nonNull)
                    .map(CommandLine::getCommandSpec)
                    .forEach(command -> commands.with(
                            padded(command.name()), command.usageMessage().description()[0]));
            if (!commands.isEmpty()) {
                text.append(title).append('\n').append(commands.at(width)).append('\n');
            }
        });
        Definitions topics = new Definitions();
        for (HelpTopic topic : HelpTopic.values()) {
            topics.with(padded(topic.word()), topic.title());
        }
        text.append("Topics\n").append(topics.at(width)).append('\n');
        return text + String.join("\n", Definitions.wrapped(CLOSING, width));
    }

    /** All groups have their texts below each other. */
    private static String padded(String name) {
        return "%-11s".formatted(name);
    }

    private static String name(Class<?> type) {
        return type.getAnnotation(Command.class).name();
    }
}

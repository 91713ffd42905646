package io.github.rethinksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/** What stands below the options in the help of the program and of each command. */
final class HelpSections {
    private static final String KEY = "more";

    private HelpSections() {}

    /** Adds it to a command line and all commands that it has by now. */
    static void addTo(CommandLine root) {
        List<String> keys = new ArrayList<>(root.getHelpSectionKeys());
        keys.add(KEY);
        root.setHelpSectionKeys(keys);
        Map<String, IHelpSectionRenderer> sections = root.getHelpSectionMap();
        sections.put(KEY, HelpSections::more);
        root.setHelpSectionMap(sections);
    }

    private static String more(Help help) {
        int width = help.commandSpec().usageMessage().width();
        StringBuilder text = new StringBuilder();
        List<Example> examples = Examples.of(help.commandSpec().name());
        if (!examples.isEmpty()) {
            Definitions lines = new Definitions();
            examples.forEach(example -> lines.with(example.line(), example.meaning()));
            text.append("\nExamples:\n").append(lines.at(width));
        }
        if (help.commandSpec().parent() == null) {
            text.append("\nExit codes:\n").append(HelpTopic.EXIT_CODES.text(width));
            text.append("\nEnvironment:\n").append(HelpTopic.ENVIRONMENT.text(width));
        }
        return text.toString().replace("\n", System.lineSeparator());
    }
}

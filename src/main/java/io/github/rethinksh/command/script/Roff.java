package io.github.rethinksh.command.script;

/** A text for {@code man}, with the macros of man(7): https://man7.org/linux/man-pages/man7/man.7.html */
final class Roff {
    private final StringBuilder text = new StringBuilder();

    /** A request or macro with its arguments, the name without its dot. */
    Roff macro(String name, String... arguments) {
        text.append('.').append(name);
        for (String argument : arguments) {
            text.append(" \"").append(escaped(argument).replace("\"", "\\(dq")).append('"');
        }
        text.append('\n');
        return this;
    }

    /** A line of running text. */
    Roff line(String line) {
        return raw(escaped(line));
    }

    /** A line that holds what {@link #bold} and {@link #italic} made. */
    Roff raw(String line) {
        boolean control = line.startsWith(".") || line.startsWith("'");
        text.append(control ? "\\&" : "").append(line).append('\n');
        return this;
    }

    /** A tagged paragraph. */
    Roff item(String tag, String meaning) {
        macro("TP");
        raw(tag);
        return line(meaning);
    }

    /** Lines as they are, such as those that are typed. */
    Roff verbatim(Iterable<String> lines) {
        macro("PP");
        macro("nf");
        macro("RS");
        lines.forEach(this::raw);
        macro("RE");
        return macro("fi");
    }

    static String bold(String text) {
        return "\\fB" + escaped(text) + "\\fR";
    }

    static String italic(String text) {
        return "\\fI" + escaped(text) + "\\fR";
    }

    /** Backslashes are no commands here, and a minus is the character of options, not a hyphen. */
    static String escaped(String text) {
        return text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("`", "\\(ga")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

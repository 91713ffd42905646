package io.github.rethinksh.shell;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** Colours the line while it is typed: whether its command exists, its options, its quoted words. */
final class ShellHighlighter implements Highlighter {
    private static final Pattern TOKEN = Pattern.compile("\\s+|\"[^\"]*\"?|'[^']*'?|[^\\s\"']\\S*");

    private final Predicate<String> isCommand;

    ShellHighlighter(Predicate<String> isCommand) {
        this.isCommand = isCommand;
    }

    @Override
    public AttributedString highlight(LineReader reader, String line) {
        AttributedStringBuilder coloured = new AttributedStringBuilder();
        if (line.stripLeading().startsWith("#")) {
            return coloured.styled(Style.COMMENT.attributes(), line).toAttributedString();
        }
        boolean first = true;
        Matcher matcher = TOKEN.matcher(line);
        while (matcher.find()) {
            String token = matcher.group();
            coloured.styled(style(token, first).attributes(), token);
            first = first && token.isBlank();
        }
        return coloured.toAttributedString();
    }

    private Style style(String token, boolean first) {
        if (token.isBlank()) {
            return Style.PLAIN;
        }
        if (first) {
            return isCommand.test(token) ? Style.KNOWN_COMMAND : Style.UNKNOWN_COMMAND;
        }
        return switch (token.charAt(0)) {
            case '-' -> Style.OPTION;
            case '"', '\'' -> Style.QUOTED;
            default -> Style.PLAIN;
        };
    }
}

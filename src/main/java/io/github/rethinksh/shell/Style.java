package io.github.rethinksh.shell;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** The few ways in which text stands out, the same for results, messages and the line being typed. */
enum Style {
    HEADER(AttributedStyle.BOLD),
    TITLE(AttributedStyle.BOLD.foreground(AttributedStyle.BLUE)),
    ERROR(AttributedStyle.BOLD.foreground(AttributedStyle.RED)),
    WARNING(AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW)),
    HINT(AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN)),
    KNOWN_COMMAND(AttributedStyle.BOLD.foreground(AttributedStyle.GREEN)),
    UNKNOWN_COMMAND(AttributedStyle.DEFAULT.foreground(AttributedStyle.RED)),
    OPTION(AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN)),
    QUOTED(AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW)),
    UNKNOWN_NAME(AttributedStyle.DEFAULT.foreground(AttributedStyle.RED)),
    NUMBER(AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA)),
    COMMENT(AttributedStyle.DEFAULT.faint()),
    FIELD(AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN)),
    TEXT(AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN)),
    LITERAL(AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW)),
    CONNECTED(AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN)),
    LOST(AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA)),
    PRODUCTION(AttributedStyle.BOLD.foreground(AttributedStyle.RED)),
    PLAIN(AttributedStyle.DEFAULT);

    // JLine's styles are immutable, they only do not say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final AttributedStyle attributes;

    Style(AttributedStyle attributes) {
        this.attributes = attributes;
    }

    AttributedStyle attributes() {
        return attributes;
    }

    /** The text between the escape sequences of this style. */
    String on(String text) {
        return new AttributedString(text, attributes).toAnsi();
    }
}

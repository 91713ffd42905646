package io.github.rethinksh.shell;

import io.github.rethinksh.session.PromptState;

/** The prompt as it is shown. */
record PromptText(boolean colours) {
    String of(PromptState state) {
        String text = switch (state.status()) {
            case CONNECTED -> account(state) + database(state);
            case LOST -> account(state) + " " + styled(Style.WARNING, "[connection lost]");
            case DISCONNECTED -> styled(Style.UNKNOWN_COMMAND, "[disconnected]");
        };
        return text + "> ";
    }

    /** JLine reads a percent sign in a prompt as the start of a pattern, and IPv6 addresses may have one. */
    static String literally(String text) {
        return text.replace("%", "%%");
    }

    private static String account(PromptState state) {
        return literally(ControlCharacters.visible(state.user() + "@" + state.host()));
    }

    private static String database(PromptState state) {
        return state.database().isEmpty() ? "" : literally(ControlCharacters.visible("/" + state.database()));
    }

    private String styled(Style style, String text) {
        return colours ? style.on(text) : text;
    }
}

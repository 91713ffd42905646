package io.github.rethinksh.shell;

import io.github.rethinksh.session.PromptState;
import io.github.rethinksh.session.PromptState.Status;

/** The prompt as it is shown. What its colour says stands there in words too. */
record PromptText(boolean colours) {
    String of(PromptState state) {
        if (state.status() == Status.DISCONNECTED) {
            return styled(Style.LOST, "[disconnected]") + "> ";
        }
        String account = styled(style(state), account(state) + database(state));
        String remarks = (state.production() ? remark(Style.PRODUCTION, "production") : "") + trouble(state);
        return account + remarks + "> ";
    }

    /** JLine reads a percent sign in a prompt as the start of a pattern, and IPv6 addresses may have one. */
    static String literally(String text) {
        return text.replace("%", "%%");
    }

    private static Style style(PromptState state) {
        if (state.production()) {
            return Style.PRODUCTION;
        }
        if (state.status() == Status.LOST) {
            return Style.LOST;
        }
        return state.issues() > 0 ? Style.WARNING : Style.CONNECTED;
    }

    private String trouble(PromptState state) {
        if (state.status() == Status.LOST) {
            return remark(Style.LOST, "connection lost");
        }
        return switch (state.issues()) {
            case 0 -> "";
            case 1 -> remark(Style.WARNING, "1 issue");
            default -> remark(Style.WARNING, state.issues() + " issues");
        };
    }

    private String remark(Style style, String text) {
        return " " + styled(style, "[" + text + "]");
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

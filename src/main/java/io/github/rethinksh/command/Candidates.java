package io.github.rethinksh.command;

import io.github.rethinksh.session.Profile;
import io.github.rethinksh.session.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What can be completed: each list tells what the session knows at the moment. */
final class Candidates {
    private Candidates() {}

    private static boolean isNone(Collection<String> names, String value, boolean typing) {
        return names.stream().noneMatch(name -> name.equals(value) || (typing && name.startsWith(value)));
    }

    /** The databases. */
    record Databases(CommandContext context) implements Suggestions {
        @Override
        public List<Suggestion> after(TypedSoFar typed) {
            return new CatalogSuggestions(context.session()).databases();
        }

        @Override
        public boolean refuse(TypedSoFar typed, boolean typing) {
            return new NameCheck(context.session()).refusesDatabase(typed.value(), typing);
        }
    }

    /** Tables that are there, by their full names, and those of the current database by their own. */
    record Tables(CommandContext context) implements Suggestions {
        @Override
        public List<Suggestion> after(TypedSoFar typed) {
            return new CatalogSuggestions(context.session()).tables(typed.value());
        }

        @Override
        public boolean refuse(TypedSoFar typed, boolean typing) {
            return new NameCheck(context.session()).refusesTable(typed.value(), typing);
        }
    }

    /** Tables that are there, or will be. */
    record AnyTables(CommandContext context) implements Suggestions {
        @Override
        public List<Suggestion> after(TypedSoFar typed) {
            return new CatalogSuggestions(context.session()).tables(typed.value());
        }
    }

    /** Databases, all tables of a database, and tables: what is selected has to be there. */
    record LiveSelections(CommandContext context) implements Suggestions {
        @Override
        public List<Suggestion> after(TypedSoFar typed) {
            return new CatalogSuggestions(context.session()).selections(typed.value());
        }

        @Override
        public boolean refuse(TypedSoFar typed, boolean typing) {
            return new NameCheck(context.session()).refusesSelection(typed.value(), typing);
        }
    }

    /** The same where what is selected may be elsewhere, such as in an archive. */
    record Selections(CommandContext context) implements Suggestions {
        @Override
        public List<Suggestion> after(TypedSoFar typed) {
            return new CatalogSuggestions(context.session()).selections(typed.value());
        }
    }

    /** What {@code ls} lists: its kinds, the databases, and tables when a letter of them is typed. */
    record Lists(CommandContext context) implements Suggestions {
        @Override
        public List<Suggestion> after(TypedSoFar typed) {
            List<Suggestion> all = new ArrayList<>(
                    ListCommand.KINDS.stream().map(Suggestion::plain).toList());
            CatalogSuggestions catalog = new CatalogSuggestions(context.session());
            all.addAll(typed.value().isEmpty() ? catalog.databases() : catalog.selections(typed.value()));
            return all;
        }

        @Override
        public boolean refuse(TypedSoFar typed, boolean typing) {
            return isNone(ListCommand.KINDS, typed.value(), typing)
                    && new NameCheck(context.session()).refusesSelection(typed.value(), typing);
        }
    }

    /** What a list may be narrowed to: that of databases by databases, and those that are not of tables by nothing. */
    record ListPatterns(CommandContext context) implements Suggestions {
        @Override
        public List<Suggestion> after(TypedSoFar typed) {
            CatalogSuggestions catalog = new CatalogSuggestions(context.session());
            return switch (typed.parameters().stream().findFirst().orElse("")) {
                case "tables", "indexes" -> catalog.selections(typed.value());
                case "dbs" -> catalog.databases();
                default -> List.of();
            };
        }
    }

    /** The users. */
    record Users(CommandContext context) implements Suggestions {
        @Override
        public List<Suggestion> after(TypedSoFar typed) {
            return context.session().connection().names().users().stream()
                    .map(Suggestion::plain)
                    .toList();
        }
    }

    /** The clusters that have a name. */
    record Profiles(CommandContext context) implements Suggestions {
        @Override
        public List<Suggestion> after(TypedSoFar typed) {
            return context.session().configuration().profiles().keySet().stream()
                    .map(name -> new Suggestion(Profile.MARK + name, "profile"))
                    .toList();
        }

        @Override
        public boolean refuse(TypedSoFar typed, boolean typing) {
            return typed.value().startsWith(Profile.MARK)
                    && isNone(after(typed).stream().map(Suggestion::value).toList(), typed.value(), typing);
        }
    }

    /** The jobs that run, with what was typed. */
    record RunningJobs(CommandContext context) implements Suggestions {
        @Override
        public List<Suggestion> after(TypedSoFar typed) {
            return context.shell().jobs().all().stream()
                    .filter(JobControl.Standing::runs)
                    .map(job -> new Suggestion(String.valueOf(job.number()), job.line()))
                    .toList();
        }
    }

    /** The settings. */
    static final class Settings implements Suggestions {
        @Override
        public List<Suggestion> after(TypedSoFar typed) {
            return Arrays.stream(Setting.values())
                    .map(setting -> new Suggestion(setting.title(), setting.description()))
                    .toList();
        }

        @Override
        public boolean refuse(TypedSoFar typed, boolean typing) {
            return isNone(
                    after(typed).stream().map(Suggestion::value).toList(),
                    typed.value().toLowerCase(Locale.ROOT),
                    typing);
        }
    }

    /** What the setting that was typed may be. */
    static final class SettingValues implements Suggestions {
        @Override
        public List<Suggestion> after(TypedSoFar typed) {
            return Arrays.stream(Setting.values())
                    .filter(setting -> typed.parameters().stream()
                            .findFirst()
                            .filter(name -> setting.title().equals(name.toLowerCase(Locale.ROOT)))
                            .isPresent())
                    .flatMap(setting -> values(setting).stream()
                            .map(value -> new Suggestion(value, value.equals(setting.initial()) ? "default" : null)))
                    .toList();
        }

        private static List<String> values(Setting setting) {
            return setting.choices().isEmpty() ? List.of(setting.initial()) : setting.choices();
        }
    }

    /** What there is help about beside the commands. */
    static final class Topics implements Suggestions {
        @Override
        public List<Suggestion> after(TypedSoFar typed) {
            return topics().stream().map(Suggestion::plain).toList();
        }

        @Override
        public boolean refuse(TypedSoFar typed, boolean typing) {
            return isNone(topics(), typed.value(), typing) && isNone(ShellCommands.names(), typed.value(), typing);
        }

        private static List<String> topics() {
            return Arrays.stream(HelpTopic.values()).map(HelpTopic::word).toList();
        }
    }

    /** The levels that every compression has. */
    static final class Levels implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return IntStream.rangeClosed(1, 9).mapToObj(Integer::toString).iterator();
        }
    }
}

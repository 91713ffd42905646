package io.github.rethinksh.command;

import io.github.rethinksh.model.TableName;
import io.github.rethinksh.session.CatalogNames;
import io.github.rethinksh.session.Profile;
import io.github.rethinksh.session.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** What can be completed: each list asks what the session knows at the moment and never waits. */
final class Candidates {
    private Candidates() {}

    /** The databases. */
    static final class Databases implements Iterable<String> {
        private final CommandContext context;

        Databases(CommandContext context) {
            this.context = context;
        }

        @Override
        public Iterator<String> iterator() {
            return context.session().names().databases().iterator();
        }
    }

    /** The tables by their full names. */
    static final class Tables implements Iterable<String> {
        private final CommandContext context;

        Tables(CommandContext context) {
            this.context = context;
        }

        @Override
        public Iterator<String> iterator() {
            return context.session().names().tables().stream()
                    .map(TableName::toString)
                    .iterator();
        }
    }

    /** Databases, all tables of a database, and tables. */
    static final class Selections implements Iterable<String> {
        private final CommandContext context;

        Selections(CommandContext context) {
            this.context = context;
        }

        @Override
        public Iterator<String> iterator() {
            CatalogNames names = context.session().names();
            List<String> all = new ArrayList<>(names.databases());
            names.databases().forEach(database -> all.add(database + ".*"));
            names.tables().forEach(table -> all.add(table.toString()));
            return all.iterator();
        }
    }

    /** What {@code ls} lists: its kinds, and the databases. */
    static final class Lists implements Iterable<String> {
        private final CommandContext context;

        Lists(CommandContext context) {
            this.context = context;
        }

        @Override
        public Iterator<String> iterator() {
            List<String> all = new ArrayList<>(ListCommand.KINDS);
            all.addAll(context.session().names().databases());
            return all.iterator();
        }
    }

    /** The clusters that have a name. */
    static final class Profiles implements Iterable<String> {
        private final CommandContext context;

        Profiles(CommandContext context) {
            this.context = context;
        }

        @Override
        public Iterator<String> iterator() {
            return context.session().configuration().profiles().keySet().stream()
                    .map(name -> Profile.MARK + name)
                    .iterator();
        }
    }

    /** The settings. */
    static final class Settings implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Setting.values()).map(Setting::title).iterator();
        }
    }

    /** What there is help about beside the commands. */
    static final class Topics implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(HelpTopic.values()).map(HelpTopic::word).iterator();
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

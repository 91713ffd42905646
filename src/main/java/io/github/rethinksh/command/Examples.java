package io.github.rethinksh.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The examples of all commands: the one table that help, the man page and the tests read. */
public final class Examples {
    private static final String BETWEEN = " # ";

    private static final String TABLE = """
            [rethinksh]
            rethinksh -c db1.example.com # the prompt, on a cluster
            rethinksh --demo # the prompt, on sample data
            rethinksh ls dbs -c db1.example.com # one command
            rethinksh -e 'use shop' -e ls # several commands, one after another
            [connect]
            connect db1.example.com # one server; the others are found
            connect db1.example.com --user ann --password-file password.txt # with a password
            connect @prod # the profile prod of the configuration file
            connect # where the connection was before
            [disconnect]
            disconnect # the next command that needs a cluster says so
            [status]
            status # servers, the 10 largest tables, issues and jobs
            status -n 0 # without the tables
            watch 2 status # the same, again and again
            [use]
            use shop # from now on orders is shop.orders
            [demo]
            rethinksh demo # on port 28015, with sample data
            rethinksh demo --port 0 --empty # on any free port, with an empty database test
            [generate]
            rethinksh generate bash # put it into ~/.local/share/bash-completion/completions/rethinksh
            rethinksh generate zsh # put it into a directory of $fpath, as _rethinksh
            rethinksh generate fish # put it into ~/.config/fish/completions/rethinksh.fish
            rethinksh generate man # put it into ~/.local/share/man/man1/rethinksh.1
            [ls]
            ls # the tables of the current database
            ls shop # the tables of another database
            ls tables t?st.* # the tables that fit a pattern
            ls exports # the exports and dumps in this directory
            [info]
            info shop.orders # primary key, indexes, documents
            info foo # a table of the current database
            [count]
            count shop.orders # one table
            count shop test.* --exclude shop.events # several, but for one
            [peek]
            peek shop.orders # the first documents
            peek shop.orders -n 20 # more of them
            [get]
            get shop.orders order-0001 # by a text
            get test.foo 1 # by a number
            [watch]
            watch 2 status # every two seconds, until Ctrl-C
            watch 10 count shop.orders # how a table grows
            watch 0.5 --times 20 ls shop # twenty times
            [pk]
            pk # the keys of all tables, and where they are from
            pk test.people email # set the key of a table to be imported
            pk --guess backup --apply # find the keys of an export, and set them
            pk --save keys.json # keep the keys that are set
            [export]
            export shop # all tables of a database
            export shop.orders test.* --to backup # some tables, into a directory
            export shop.orders --format csv --fields id,customer,total --to csv # columns for a spreadsheet
            export shop --to backup --resume # go on with one that was cut off
            [import]
            import backup --dry-run # what would be done
            import backup shop.* --rename shop=copy --yes # some tables, into another database
            import backup --conflict replace --yes # over documents that are there
            import -f people.csv --table test.people --pkey email --yes # one file
            [dump]
            dump # all there is, into rethinkdb_dump_TIME.tar.gz
            dump -f shop.tar.zst -e shop # a database, with Zstandard
            dump -f shop.tar.gz -e shop --overwrite-file # in place of the last one
            [restore]
            restore shop.tar.gz # all of it
            restore shop.tar.gz -i shop.orders # one table
            restore shop.tar.gz --force # over documents that are there
            [inspect]
            inspect backup # an export
            inspect shop.tar.gz # an archive
            [verify]
            verify backup # every document, number and checksum
            verify backup shop.* --live # and against the cluster
            [diff]
            diff backup shop.tar.gz # an export and an archive
            diff backup shop.tar.gz shop.orders --show 100 # one table, more of its differences
            [jobs]
            export shop --to backup & # a job: it runs in the background
            jobs # all of this session, and how far they are
            [wait]
            wait # for all of them
            wait 1 # for the first one, and see its progress
            [cancel]
            cancel 1 # it tells how to go on with it
            [set]
            set # all settings, and what they may be
            set format json # for this session
            set peek-rows 10 --save # for all sessions to come
            [session]
            session # where one is, and what has been exported
            [history]
            history # all lines
            history -n 10 # the last ten
            [help]
            help # all commands
            help export # one of them
            help selections # how tables are named
            [clear]
            clear # so does Ctrl-L
            [exit]
            exit # with the exit code 0
            exit 3 # with another one, at the end of a script
            """;

    private Examples() {}

    /** The examples of a command, or of the program itself; none for a name that is neither. */
    public static List<Example> of(String command) {
        return all().getOrDefault(command, List.of());
    }

    /** All examples by command, in the order of the table. */
    public static Map<String, List<Example>> all() {
        Map<String, List<Example>> all = new LinkedHashMap<>();
        List<Example> current = new ArrayList<>();
        for (String line : TABLE.lines().toList()) {
            if (line.startsWith("[")) {
                current = new ArrayList<>();
                all.put(line.substring(1, line.length() - 1), current);
            } else {
                int meaning = line.indexOf(BETWEEN);
                current.add(new Example(line.substring(0, meaning), line.substring(meaning + BETWEEN.length())));
            }
        }
        return all;
    }
}

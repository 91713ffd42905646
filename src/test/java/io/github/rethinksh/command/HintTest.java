package io.github.rethinksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After an error there is a next step, and what was mistyped is found. */
class HintTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exprot shop            | unknown command 'exprot'                  | did you mean 'export'?",
                "\\q                    | unknown command '\\q'                      | Here that is: exit",
                "\\d                    | unknown command '\\d'                      | Here that is: ls",
                "?                      | unknown command '?'                       | Here that is: help",
                "show dbs               | unknown command 'show'                    | Here that is: ls dbs",
                "SHOW TABLES            | unknown command 'SHOW'                    | Here that is: ls",
                "ls > x                 | there are no pipes and no redirections here; quote > if it is a word "
                        + "| Write it outside: rethinksh -e 'ls' > x",
                "export shop --fromat x | unknown option '--fromat'                 | did you mean '--format'?",
                "use shpo               | there is no database shpo                 | did you mean 'shop'?",
                "use elsewhere          | there is no database elsewhere            | There are: shop, test, test2, test3",
                "ls shpo                | there is no database shpo, nor such a table in test | did you mean 'shop'?",
                "ls tabels              | there is no database tabels, nor such a table in test | did you mean 'tables'?",
                "ls foos                | there is no database foos, nor such a table in test | did you mean 'foo'?",
                "ls x*                  | no table matches x*                       | See what there is with: ls dbs, ls DB",
                "ls dbs nosuch          | no database matches nosuch                | See what there is with: ls dbs",
                "ls dbs shpo            | no database matches shpo                  | did you mean 'shop'?",
                "ls servers nosuch      | no server matches nosuch                  | See what there is with: ls servers",
                "ls users admni         | no user matches admni                     | did you mean 'admin'?",
                "ls exports x*          | no export matches x*                      | See what there is with: ls exports",
                "info shop              | shop is a database                        | See its tables with: ls shop",
                "peek shop              | shop is a database                        | See its tables with: ls shop",
                "peek shop.ordres       | Table `shop.ordres` does not exist.       | did you mean 'shop.orders'?",
                "peek orders            | Table `test.orders` does not exist.       | did you mean 'shop.orders'?",
                "get shpo.orders 1      | Database `shpo` does not exist.           | did you mean 'shop.orders'?",
                "info test.nothing      | Table `test.nothing` does not exist.      | See what there is with: ls dbs, ls DB",
                "count shop.ordres      | no table matches shop.ordres              | did you mean 'shop.orders'?",
                "count ordres           | no table matches ordres                   | did you mean 'shop.orders'?",
                "export shpo.*          | no table matches shpo.*                   | did you mean 'shop.*'?",
                "pk shop.evnts          | no table matches shop.evnts               | did you mean 'shop.events'?",
                "set formt json         | there is no setting formt                 | did you mean 'format'?",
                "set format jsn         | format cannot be jsn                      | did you mean 'json'?",
                "set format xml         | format cannot be xml                      | It may be: auto, table, vertical, json",
                "set pager yes          | pager cannot be yes                       | It may be: on, off",
                "connect @prdo          | there is no profile prdo                  | did you mean '@prod'?",
                "help exprot            | there is no command or topic exprot       | did you mean 'export'?",
                "help selection         | there is no command or topic selection    | did you mean 'selections'?",
                "help me                | there is no command or topic me           | See all commands with: help",
                "peek test.foo -n 0     | -n takes a number from 1 on, not 0        | Leave it out, or see: set peek-rows",
                "export shop --clients 0| --clients takes a number from 1 to 1000, not 0 | Leave it out, or see: set export-clients",
                "status -n -1           | -n takes a number from 0 on, not -1       | Leave it out for the 10 largest",
                "watch 1 watch 1 ls     | what is watched cannot be watched again   | Write it once: watch 2 status",
                "import backup --conflict replac | --conflict cannot be replac     | did you mean 'replace'?",
                "export shop --compress bz2      | --compress cannot be bz2        | It may be: gz, zst",
                "connect h --password-file no | cannot read the password file no: there is no such file "
                        + "| Write the password into the first line of a file, and: chmod 600 FILE",
            })
    void shouldTellWhatToDoNext(String line, String error, String hint) throws Exception {
        Files.writeString(directory.resolve("config.toml"), "[profiles.prod]\nconnect = \"localhost\"\n");

        Program.Outcome outcome = new Program(directory)
                .environment("RETHINKSH_CONFIG", "config.toml")
                .with("--demo")
                .typing(line)
                .run();

        assertThat(outcome.err()
                        .replace("error: standard input, line 1: ", "error: ")
                        .replace(directory + "/", ""))
                .isEqualTo("error: " + error + "\nhint: " + hint + "\n");
        assertThat(outcome.code()).isBetween(1, 2);
    }
}

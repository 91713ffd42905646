package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            lost rethinkdb://ann:secret@db1:1          | lost rethinkdb://ann:***@db1:1
            lost rethinkdb://:secret@db1               | lost rethinkdb://:***@db1
            lost rethinkdb://ann@corp:secret@db1       | lost rethinkdb://ann@corp:***@db1
            lost rethinkdb://ann:se@cr@et@db1/t: gone  | lost rethinkdb://ann:***@db1/t: gone
            lost rethinkdb://ann:se/cr:et@db1          | lost rethinkdb://ann:***@db1
            no 'rethinkdb://ann:my secret@db1' there   | no 'rethinkdb://ann:***@db1' there
            connect "rethinkdb://ann:it's mine@db1"    | connect "rethinkdb://ann:***@db1"
            copy --to="rethinkdb://ann:my secret@db1"  | copy --to="rethinkdb://ann:***@db1"
            'rethinkdb://a:b@c' and 'rethinkdb://d:e@f' | 'rethinkdb://a:***@c' and 'rethinkdb://d:***@f'
            rethinkdb://a:b@c and rethinkdb://d:e f@g  | rethinkdb://a:***@c and rethinkdb://d:e f@g
            lost rethinkdb://ann@db1:28015             | lost rethinkdb://ann@db1:28015
            RethinkDB's at rethinkdb://ann:secret@db1  | RethinkDB's at rethinkdb://ann:***@db1
            """)
    void shouldMaskThePasswordUpToTheLastAtSign(String text, String masked) {
        assertThat(Secrets.masked(text)).isEqualTo(masked);
    }
}

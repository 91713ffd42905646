package io.github.rethinksh.archive.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.model.IndexDefinition;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableDefinition;
import io.github.rethinksh.model.TableName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfoFileTest {
    private static final TableName NAME = new TableName("shop", "orders");

    @Test
    void shouldTakeIndexesOfOldVersionsByName() {
        TableDefinition table = parse("{\"primary_key\": \"id\", \"indexes\": [\"by_tag\"]}\n");

        assertThat(table.indexes()).containsExactly(new IndexDefinition("by_tag", null, false, false, null));
        assertThat(table.writeHook()).isNull();
        assertThat(table.info()).isEqualTo("{\"primary_key\": \"id\", \"indexes\": [\"by_tag\"]}");
    }

    @Test
    void shouldLeaveAMissingKeyOpen() {
        assertThat(parse("{}").key()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[]|it holds no JSON object",
                "{\"indexes\": {}}|indexes is not an array",
                "{\"indexes\": [{\"geo\": true}]}|an index has no name",
                "{\"primary_key\": [\"id\"]}|primary_key is not a string",
                "{\"write_hook\": {\"query\": \"x\"}}|the write hook has no function"
            })
    void shouldSayWhatIsBroken(String text, String reason) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(ShellException.class)
                .hasMessage("shop/orders.info cannot be understood: " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"~~", "{", "{} {}", "nonsense"})
    void shouldRefuseWhatIsNoJson(String text) {
        assertThatThrownBy(() -> parse(text)).hasMessageStartingWith("shop/orders.info cannot be understood: ");
    }

    @Test
    void shouldRefuseWhatIsNotUtf8() {
        assertThatThrownBy(() -> InfoFile.parse(NAME, "x.info", new byte[] {'{', (byte) 0xff, '}'}))
                .hasMessage("x.info cannot be understood: it is not UTF-8");
    }

    @Test
    void shouldWriteTheTextThatItWasReadFrom() {
        assertThat(InfoFile.content(parse(" {\"primary_key\": \"id\" }\r\n")))
                .asString(UTF_8)
                .isEqualTo("{\"primary_key\": \"id\" }\n");
    }

    @Test
    void shouldWriteTheLittleThatIsKnown() {
        assertThat(InfoFile.content(TableDefinition.plain(NAME, "code")))
                .asString(UTF_8)
                .isEqualTo("{\"db\":{\"name\":\"shop\",\"type\":\"DB\"},\"indexes\":[],\"name\":\"orders\","
                        + "\"primary_key\":\"code\",\"type\":\"TABLE\",\"write_hook\":null}\n");
        assertThatThrownBy(() -> InfoFile.content(TableDefinition.plain(NAME, null)))
                .hasMessage("the primary key of shop.orders is not known");
    }

    private static TableDefinition parse(String text) {
        return InfoFile.parse(NAME, "shop/orders.info", text.getBytes(UTF_8));
    }
}

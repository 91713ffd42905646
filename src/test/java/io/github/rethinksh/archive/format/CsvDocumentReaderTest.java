package io.github.rethinksh.archive.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.archive.ColumnType;
import io.github.rethinksh.archive.CsvReading;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.ShellException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDocumentReaderTest {
    private static CsvDocumentReader reader(byte[] content, CsvReading reading) {
        return new CsvDocumentReader(new ByteArrayInputStream(content), "shop/orders.csv", reading);
    }

    private static String documents(String content, CsvReading reading) {
        StringBuilder all = new StringBuilder();
        try (CsvDocumentReader reader = reader(content.getBytes(UTF_8), reading)) {
            for (DocumentBatch batch = reader.next(1000, 2); batch != null; batch = reader.next(1000, 2)) {
                for (int i = 0; i < batch.size(); i++) {
                    all.append(batch.text(i)).append('\n');
                }
            }
        }
        return all.toString();
    }

    private static CsvReading typed(String name, ColumnType type) {
        return new CsvReading(',', true, List.of(), Map.of(name, type));
    }

    /** The first document is sound, and the message is what the second call says. */
    private static void assertBroken(byte[] content, CsvReading reading, String message) {
        try (CsvDocumentReader reader = reader(content, reading)) {
            assertThat(reader.next(1000, 100).size()).isOne();
            assertThatThrownBy(() -> reader.next(1000, 100))
                    .isInstanceOf(ShellException.class)
                    .hasMessage(message);
        }
    }

    @Test
    void shouldTakeEveryCellForTextAsTheOfficialImportDoes() {
        assertThat(documents("\ufeffid,n,t\r\n1,true,\r\n\r\n2,\"\",\"a\n\"\"b\"\"\"\n3, x,{}", CsvReading.OFFICIAL))
                .isEqualTo("""
                        {"id":"1","n":"true"}
                        {"id":"2","t":"a\\n\\"b\\""}
                        {"id":"3","n":" x","t":"{}"}
                        """);
    }

    @Test
    void shouldTakeTypesFromTheHeader() {
        assertThat(documents("""
                        id:number,s:string,b:boolean,t:time,d:binary,j:json,a:any
                        1,x,True,2026-11-21T10:15:30.25+01:00,AP8=,"{""k"":[1]}",7
                        2,"",false,12.5,,null,x
                        -1e3,5,null,null,"{""$reql_type$"":""BINARY"",""data"":""\""}",\"""s\""",[
                        """, CsvReading.OFFICIAL)).isEqualTo("""
                        {"id":1,"s":"x","b":true,"t":{"$reql_type$":"TIME","epoch_time":1795252530.25,"timezone":"+01:00"},"d":{"$reql_type$":"BINARY","data":"AP8="},"j":{"k":[1]},"a":7}
                        {"id":2,"s":"","b":false,"t":{"$reql_type$":"TIME","epoch_time":12.5,"timezone":"+00:00"},"j":null,"a":"x"}
                        {"id":-1e3,"s":"5","b":null,"t":null,"d":{"$reql_type$":"BINARY","data":""},"j":"s","a":"["}
                        """);
    }

    @Test
    void shouldTakeTypesByNameAndForTheRest() {
        CsvReading reading = new CsvReading(
                ';', true, List.of(), Map.of("id", ColumnType.NUMBER, "*", ColumnType.ANY, "s", ColumnType.STRING));

        assertThat(documents("id;s;v\n1;2;[3]\n", reading)).isEqualTo("{\"id\":1,\"s\":\"2\",\"v\":[3]}\n");
    }

    @Test
    void shouldTakeColumnsOfOnesOwn() {
        assertThat(documents("a,b\n1,2\n", new CsvReading(',', true, List.of("id", "v"), Map.of())))
                .isEqualTo("{\"id\":\"1\",\"v\":\"2\"}\n");
        assertThat(documents("1,2\n", new CsvReading(',', false, List.of("id:number", "v:string"), Map.of())))
                .isEqualTo("{\"id\":1,\"v\":\"2\"}\n");
    }

    @Test
    void shouldNotTakeAHeaderForTypedUnlessAllOfItIs() {
        assertThat(documents("id:number,urn:isbn\n1,2\n", CsvReading.OFFICIAL))
                .isEqualTo("{\"id:number\":\"1\",\"urn:isbn\":\"2\"}\n");
    }

    @Test
    void shouldNameTheBrokenRecord() {
        assertBroken(
                "id,v\n1,\"a\nb\"\n2,3,4\n5,6\n".getBytes(UTF_8),
                CsvReading.OFFICIAL,
                "shop/orders.csv, line 4, record 2: expected 2 cells but found 3, beginning with '2,3,4'");
        assertBroken(
                "id,v\n1,2\n3\n".getBytes(UTF_8),
                CsvReading.OFFICIAL,
                "shop/orders.csv, line 3, record 2: expected 2 cells but found 1, beginning with '3'");
        assertBroken(
                "id,v\n1,2\n3,x5\n".getBytes(UTF_8),
                typed("v", ColumnType.NUMBER),
                "shop/orders.csv, line 3, record 2, column v: expected a number but found 'x5'");
        assertBroken(
                "id,v\n1,{}\n3,{\n".getBytes(UTF_8),
                typed("v", ColumnType.JSON),
                "shop/orders.csv, line 3, record 2, column v: expected JSON but found '{'");
    }

    @Test
    void shouldRefuseWhatIsNotUtf8AfterAllBeforeIt() {
        assertBroken(
                "id,v\n1,x\n2,\u00e9\n".getBytes(ISO_8859_1),
                CsvReading.OFFICIAL,
                "shop/orders.csv, line 3, record 2: cannot be read: byte 11 is not UTF-8");
    }

    @Test
    void shouldRefuseAQuoteThatIsNotClosed() {
        try (CsvDocumentReader reader = reader("id,v\n1,x\n2,\"y\n3,z\n".getBytes(UTF_8), CsvReading.OFFICIAL)) {
            assertThat(reader.next(1000, 100).size()).isOne();
            assertThatThrownBy(() -> reader.next(1000, 100))
                    .isInstanceOf(ShellException.class)
                    .hasMessageStartingWith("shop/orders.csv, line 3, record 2: cannot be read: ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM"})
    void shouldNameUtf16(String charset) {
        byte[] content = "id,v\n1,x\n".getBytes(Charset.forName(charset));
        for (boolean header : new boolean[] {true, false}) {
            List<String> columns = header ? List.of() : List.of("id", "v");
            try (CsvDocumentReader reader = reader(content, new CsvReading(',', header, columns, Map.of()))) {
                assertThatThrownBy(() -> reader.next(1000, 100))
                        .hasMessage("shop/orders.csv, line 1, record 1: cannot be read: the text is UTF-16, and only"
                                + " UTF-8 is read")
                        .extracting(e -> ((ShellException) e).hint().orElseThrow())
                        .isEqualTo("Convert it first: iconv -f UTF-16 -t UTF-8");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2,\"%s\"\n", "2,%s\n", "2,\"%s\n", "\"%1$s\",\"%1$s\",\"%1$s\"\n", "2,%.12000s\n"})
    void shouldNameARecordThatIsTooLong(String record) {
        String text = "id,v\n1,x\n" + record.formatted("\u4e2d".repeat(50_000)) + "3,z\n";
        DocumentLimit limit = new DocumentLimit(32_768, "why");
        InputStream in = new ByteArrayInputStream(text.getBytes(UTF_8));
        try (CsvDocumentReader reader = new CsvDocumentReader(in, "shop/orders.csv", CsvReading.OFFICIAL, limit)) {
            assertThat(reader.next(1000, 100).size()).isOne();
            assertThatThrownBy(() -> reader.next(1000, 100))
                    .hasMessage("shop/orders.csv, line 3, record 2: the document is longer than 32768 bytes");
        }
    }

    @Test
    void shouldNameARecordOfManyCellsThatIsTooLong() {
        String text = "id,v\n1,x\n" + ("y".repeat(100) + ",").repeat(1_000) + "\n3,z\n";
        DocumentLimit limit = new DocumentLimit(32_768, "why");
        InputStream in = new ByteArrayInputStream(text.getBytes(UTF_8));
        try (CsvDocumentReader reader = new CsvDocumentReader(in, "shop/orders.csv", CsvReading.OFFICIAL, limit)) {
            assertThat(reader.next(1000, 100).size()).isOne();
            assertThatThrownBy(() -> reader.next(1000, 100))
                    .hasMessage("shop/orders.csv, line 3, record 2: the document is longer than 32768 bytes");
        }
    }

    @Test
    void shouldRefuseBadHeaders() {
        assertThatThrownBy(() -> documents("", CsvReading.OFFICIAL))
                .hasMessage("shop/orders.csv is empty: it has not even a header");
        assertThatThrownBy(() -> documents("a,b,a\n", CsvReading.OFFICIAL))
                .hasMessage("shop/orders.csv: two columns have the name a");
        assertThatThrownBy(() -> documents("a,b\n", typed("c", ColumnType.JSON)))
                .hasMessage("shop/orders.csv: there is no column c, which is given a type");
    }
}

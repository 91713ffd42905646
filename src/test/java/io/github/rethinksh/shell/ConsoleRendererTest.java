package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.command.Rows;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsoleRendererTest {
    private static final Rows TABLES = Rows.of("table", "rows", "indexes", "note")
            .with("foo", 12, List.of("a", "b"), null)
            .with("漢字", 1234, List.of(), true);
    private static final String AS_TABLE = """
            table  rows  indexes  note
            foo      12  a, b
            漢字   1234           true
            """;
    private static final String AS_BLOCKS = """
            table: foo
            rows: 12
            indexes: a, b
            note:

            table: 漢字
            rows: 1234
            indexes:
            note: true
            """;

    @Test
    void shouldAlignATable() {
        assertThat(rows(WrittenOutput.pipe(), Format.TABLE, TABLES)).isEqualTo(AS_TABLE);
    }

    @Test
    void shouldWriteABlockPerRow() {
        assertThat(rows(WrittenOutput.pipe(), Format.VERTICAL, TABLES)).isEqualTo(AS_BLOCKS);
    }

    @Test
    void shouldWriteAnObjectPerLine() {
        assertThat(rows(WrittenOutput.pipe(), Format.JSON, TABLES)).isEqualTo("""
                        {"table":"foo","rows":12,"indexes":["a","b"],"note":null}
                        {"table":"漢字","rows":1234,"indexes":[],"note":true}
                        """);
    }

    @Test
    void shouldCutTheLongestCellsToMakeATableFitATerminal() {
        Rows wide = Rows.of("name", "text").with("a", "x".repeat(100)).with("b", "short");
        assertThat(rows(WrittenOutput.unicodeTerminal(40), Format.AUTO, wide))
                .isEqualTo("name  text\na     " + "x".repeat(33) + "…\nb     short\n");
        assertThat(rows(WrittenOutput.unicodeTerminal(40), Format.TABLE, wide)).contains("x…\n");
    }

    @Test
    void shouldCutTheFirstColumnLast() {
        Rows wide = Rows.of("key", "text").with("k".repeat(30), "x".repeat(100));
        assertThat(rows(WrittenOutput.unicodeTerminal(60), Format.AUTO, wide))
                .contains("\n" + "k".repeat(30) + "  " + "x".repeat(27) + "…\n");
        assertThat(rows(WrittenOutput.unicodeTerminal(50), Format.AUTO, wide))
                .contains("\n" + "k".repeat(23) + "…  " + "x".repeat(23) + "…\n");
    }

    @Test
    void shouldCutTheLinesOfBlocksWhereATableCannotBeCut() {
        Rows wide = Rows.of("name", "text").with("a", "x".repeat(100));
        assertThat(rows(WrittenOutput.unicodeTerminal(20), Format.AUTO, wide))
                .isEqualTo("name: a\ntext: " + "x".repeat(13) + "…\n");
    }

    @Test
    void shouldMarkWhatIsCutWithAsciiWhereThereIsNothingElse() {
        Rows wide = Rows.of("name", "text").with("a", "x".repeat(100));
        assertThat(rows(WrittenOutput.terminal(40), Format.AUTO, wide))
                .isEqualTo("name  text\na     " + "x".repeat(33) + "~\n");
        assertThat(rows(WrittenOutput.terminal(20), Format.AUTO, wide))
                .isEqualTo("name: a\ntext: " + "x".repeat(13) + "~\n");
    }

    @Test
    void shouldCutNothingThatIsWantedWhole() {
        WrittenOutput written = WrittenOutput.terminal(20);
        Appearance whole = new Appearance(Format.AUTO, false, true, false, true);
        new ConsoleRenderer(
                        written.output(),
                        () -> whole,
                        Pager.NONE,
                        new ProgressDisplay(written.output(), InstantSource.system()))
                .rows(Rows.of("text").with("x".repeat(100)));
        assertThat(written.out()).isEqualTo("text: " + "x".repeat(100) + "\n");
    }

    private static final List<String> DOCUMENTS = List.of(
            "{\"at\":{\"$reql_type$\":\"TIME\",\"epoch_time\":1375147296.681,\"timezone\":\"-07:00\"},\"id\":2}",
            "{\"id\":10.50,\"name\":\"a\\nb\",\"tags\":[1,{\"x\":null}],\"none\":null}");

    @Test
    void shouldShowDocumentsOnATerminalAsATableWithTheKeyFirst() {
        WrittenOutput written = WrittenOutput.terminal(80);
        renderer(written, Format.AUTO, false).documents(DOCUMENTS, "id");
        assertThat(written.out()).isEqualTo("""
                           id  at                             name      tags            none
                            2  2013-07-29T18:21:36.681-07:00
                        10.50                                 a\\u000ab  [1,{"x":null}]  null
                        """);
    }

    @Test
    void shouldShowDocumentsInAPipeAsTheyAre() {
        WrittenOutput pretty = WrittenOutput.pipe();
        renderer(pretty, Format.AUTO, false).documents(DOCUMENTS.subList(0, 1), "id");
        assertThat(pretty.out()).isEqualTo("""
                        {
                          "at": {
                            "$reql_type$": "TIME",
                            "epoch_time": 1375147296.681,
                            "timezone": "-07:00"
                          },
                          "id": 2
                        }
                        """);
        WrittenOutput json = WrittenOutput.pipe();
        renderer(json, Format.JSON, false).documents(DOCUMENTS, "id");
        assertThat(json.out()).isEqualTo(String.join("\n", DOCUMENTS) + "\n");
    }

    @Test
    void shouldCutALongTextOfADocumentOnATerminalAndSayHowLongItIs() {
        String document = "{\"id\":1,\"text\":\"" + "x".repeat(300_000) + "\",\"tags\":[\"" + "漢".repeat(241) + "\"],"
                + "\"short\":\"" + "y".repeat(240) + "\"}";
        WrittenOutput written = WrittenOutput.terminal(80);
        renderer(written, Format.AUTO, false).document(document);
        assertThat(written.out())
                .isEqualTo("{\n  \"id\": 1,\n  \"text\": \"" + "x".repeat(80) + "... (300000 characters)\",\n"
                        + "  \"tags\": [\n    \"" + "漢".repeat(80) + "... (241 characters)\"\n  ],\n"
                        + "  \"short\": \"" + "y".repeat(240) + "\"\n}\n");
    }

    @Test
    void shouldShowALongTextOfADocumentWholeInAPipeAndWhereThatIsWanted() {
        String text = "x".repeat(300_000);
        String shown = "{\n  \"text\": \"" + text + "\"\n}\n";
        WrittenOutput pipe = WrittenOutput.pipe();
        renderer(pipe, Format.AUTO, false).document("{\"text\":\"" + text + "\"}");
        assertThat(pipe.out()).isEqualTo(shown);
        WrittenOutput terminal = WrittenOutput.terminal(80);
        Appearance whole = new Appearance(Format.AUTO, false, true, false, true);
        new ConsoleRenderer(
                        terminal.output(),
                        () -> whole,
                        Pager.NONE,
                        new ProgressDisplay(terminal.output(), InstantSource.system()))
                .document("{\"text\":\"" + text + "\"}");
        assertThat(terminal.out()).isEqualTo(shown);
    }

    @Test
    void shouldColourADocumentAndShowItsTimesReadable() {
        WrittenOutput written = WrittenOutput.colourful();
        renderer(written, Format.AUTO, false).document(DOCUMENTS.get(0));
        assertThat(written.out().replace('\u001b', '~')).isEqualTo("""
                        {
                          ~[36m"at"~[0m: ~[33mr.ISO8601~[0m(~[32m"2013-07-29T18:21:36.681-07:00"~[0m),
                          ~[36m"id"~[0m: ~[33m2~[0m
                        }
                        """);
    }

    @Test
    void shouldLeaveTimesRawWhereThatIsWantedOrNoCalendarHasThem() {
        WrittenOutput raw = WrittenOutput.terminal(200);
        Appearance appearance = new Appearance(Format.AUTO, false, false, true, true);
        new ConsoleRenderer(
                        raw.output(),
                        () -> appearance,
                        Pager.NONE,
                        new ProgressDisplay(raw.output(), InstantSource.system()))
                .documents(DOCUMENTS.subList(0, 1), "id");
        assertThat(raw.out()).contains("\"epoch_time\":1375147296.681");
        WrittenOutput odd = WrittenOutput.terminal(200);
        renderer(odd, Format.AUTO, false)
                .documents(
                        List.of("{\"t\":{\"$reql_type$\":\"TIME\",\"epoch_time\":1e300,\"timezone\":\"+00:00\"}}"),
                        "id");
        assertThat(odd.out()).contains("\"epoch_time\":1e300");
    }

    @Test
    void shouldTurnATableThatDoesNotFitIntoBlocks() {
        assertThat(rows(WrittenOutput.terminal(26), Format.AUTO, TABLES)).isEqualTo(AS_TABLE);
        assertThat(rows(WrittenOutput.terminal(25), Format.AUTO, TABLES)).isEqualTo(AS_BLOCKS);
    }

    private static final Rows SPARING = Rows.of("table", "hook", "host", "note", "rows")
            .spare("host")
            .spare("note")
            .usually("hook", false)
            .usually("rows", 0)
            .with("shop.orders", false, "server1", "none", 12)
            .with("shop.parts", null, "server2", "", 0);

    @Test
    void shouldLeaveOutColumnsThatTellNothingAndThenThoseThatOneCanDoWithout() {
        assertThat(rows(WrittenOutput.terminal(39), Format.AUTO, SPARING)).isEqualTo("""
                table        hook   host     note  rows
                shop.orders  false  server1  none    12
                shop.parts          server2           0
                """);
        assertThat(rows(WrittenOutput.terminal(38), Format.AUTO, SPARING)).isEqualTo("""
                table        host     note  rows
                shop.orders  server1  none    12
                shop.parts   server2           0
                """);
        assertThat(rows(WrittenOutput.terminal(23), Format.AUTO, SPARING)).isEqualTo("""
                table        note  rows
                shop.orders  none    12
                shop.parts            0
                """);
        assertThat(rows(WrittenOutput.terminal(17), Format.AUTO, SPARING)).isEqualTo("""
                table        rows
                shop.orders    12
                shop.parts      0
                """);
    }

    @Test
    void shouldShowAllColumnsInBlocksInPipesAndInJson() {
        assertThat(rows(WrittenOutput.terminal(16), Format.AUTO, SPARING))
                .startsWith("table: shop.ord~\nhook: false\nhost: server1\nnote: none\nrows: 12\n");
        assertThat(rows(WrittenOutput.pipe(), Format.AUTO, SPARING))
                .startsWith("table        hook   host     note  rows\n");
        assertThat(rows(WrittenOutput.terminal(16), Format.JSON, SPARING))
                .startsWith(
                        "{\"table\":\"shop.orders\",\"hook\":false,\"host\":\"server1\",\"note\":\"none\",\"rows\":12}\n");
    }

    @Test
    void shouldNeverCutOrTurnATableInAPipe() {
        Rows wide = Rows.of("text").with("x".repeat(200));
        assertThat(rows(WrittenOutput.pipe(), Format.AUTO, wide)).isEqualTo("text\n" + "x".repeat(200) + "\n");
    }

    @Test
    void shouldCountNoColumnForACombiningCharacter() {
        Rows accents = Rows.of("a", "b").with("e\u0301", "x").with("ee", "y");
        assertThat(rows(WrittenOutput.pipe(), Format.TABLE, accents)).isEqualTo("a   b\ne\u0301   x\nee  y\n");
    }

    @Test
    void shouldShowTheColumnsOfAnEmptyTableAndNoJson() {
        Rows empty = Rows.of("table", "rows");
        assertThat(rows(WrittenOutput.terminal(5), Format.AUTO, empty)).isEqualTo("table  rows\n");
        assertThat(rows(WrittenOutput.pipe(), Format.JSON, empty)).isEmpty();
    }

    @Test
    void shouldMakeTheHeaderBoldWhereThereAreColours() {
        assertThat(rows(WrittenOutput.colourful(), Format.TABLE, Rows.of("a").with("x")))
                .isEqualTo("\u001b[1ma\u001b[0m\nx\n");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void shouldLetNoControlCharacterOfTheDataThrough(Format format) {
        WrittenOutput written = WrittenOutput.terminal(80);
        ConsoleRenderer renderer = renderer(written, format, false);
        String evil = "a\u001b]0;title\u0007\u009b2J\u202e\u007f";
        renderer.rows(Rows.of("co\u001bl", "list").with(evil, List.of(evil)));
        renderer.document("{\"\u009b\":\"\\u001b\u202e\"}");
        renderer.text(evil);
        renderer.note(evil);
        renderer.warning(evil);
        assertThat(written.out() + written.err())
                .contains("\\u001b")
                .doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\u202a-\u202e\u2066-\u2069]");
    }

    @Test
    void shouldIndentADocument() {
        WrittenOutput written = WrittenOutput.pipe();
        renderer(written, Format.AUTO, false)
                .document("{\"id\":12345678901234567890.10,\"tags\":[\"a\",{}],\"none\":[]}");
        assertThat(written.out()).isEqualTo("""
                        {
                          "id": 12345678901234567890.10,
                          "tags": [
                            "a",
                            {}
                          ],
                          "none": []
                        }
                        """);
    }

    @Test
    void shouldKeepADocumentOnOneLineInJson() {
        WrittenOutput written = WrittenOutput.pipe();
        renderer(written, Format.JSON, false).document("{ \"id\": 1e400,\n \"text\": \"\u009b\" }");
        assertThat(written.out()).isEqualTo("{\"id\":1e400,\"text\":\"\\u009b\"}\n");
    }

    @Test
    void shouldBreakNotesBetweenWordsOnATerminalOnly() {
        String note = "x".repeat(50) + " " + "y".repeat(50);
        WrittenOutput terminal = WrittenOutput.terminal(80);
        renderer(terminal, Format.AUTO, false).note(note);
        assertThat(terminal.err()).isEqualTo(note.replace(' ', '\n') + "\n");
        WrittenOutput pipe = WrittenOutput.pipe();
        renderer(pipe, Format.AUTO, false).note(note);
        assertThat(pipe.err()).isEqualTo(note + "\n");
    }

    @Test
    void shouldShowHintsEvenWhenQuiet() {
        WrittenOutput written = WrittenOutput.pipe();
        renderer(written, Format.AUTO, true).hint("to go on: export");
        assertThat(written.err()).isEqualTo("hint: to go on: export\n");
    }

    @Test
    void shouldShowNumbersOfDocumentsAsTheyCame() {
        WrittenOutput written = WrittenOutput.terminal(80);
        renderer(written, Format.AUTO, false).documents(List.of("{\"id\":1e21}", "{\"id\":-1.50}"), "id");
        assertThat(written.out()).isEqualTo("   id\n 1e21\n-1.50\n");
    }

    @Test
    void shouldKeepNotesToItselfWhenQuietButNoWarnings() {
        WrittenOutput written = WrittenOutput.pipe();
        ConsoleRenderer renderer = renderer(written, Format.AUTO, true);
        renderer.note("done");
        renderer.warning("look");
        assertThat(written.err()).isEqualTo("warning: look\n");
        assertThat(written.out()).isEmpty();
    }

    private static String rows(WrittenOutput written, Format format, Rows rows) {
        renderer(written, format, false).rows(rows);
        return written.out();
    }

    private static ConsoleRenderer renderer(WrittenOutput written, Format format, boolean quiet) {
        return new ConsoleRenderer(
                written.output(),
                () -> new Appearance(format, quiet, true, true, true),
                Pager.NONE,
                new ProgressDisplay(written.output(), InstantSource.system()));
    }
}

package io.github.rethinksh.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.TableName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class InsertFrameTest {
    private static final TableName NAME = new TableName("test", "t");

    @Test
    void shouldBeginWithTokenAndLength() {
        byte[] frame = bytes(new InsertFrame(NAME, new InsertOptions(Conflict.ERROR, false, false))
                .of(0x0102, DocumentBatch.of("{}")));

        assertThat(frame).startsWith(2, 1, 0, 0, 0, 0, 0, 0, frame.length - 12, 0, 0, 0);
    }

    @Test
    void shouldHoldTheDocumentsAsOneString() {
        assertThat(frame(new InsertOptions(Conflict.ERROR, false, false), "{\"id\":1}", "{\"id\":\"\\\"\\\\\"}"))
                .isEqualTo(
                        "[1,[56,[[15,[[14,[\"test\"]],\"t\"]],[98,[\"[{\\\"id\\\":1},{\\\"id\\\":\\\"\\\\\\\"\\\\\\\\\\\"}]\"]]],"
                                + "{\"conflict\":\"error\",\"durability\":\"soft\"}],{}]");
    }

    @Test
    void shouldSayHowToInsert() {
        assertThat(frame(new InsertOptions(Conflict.REPLACE, true, true), "{}"))
                .isEqualTo("[1,[56,[[15,[[14,[\"test\"]],\"t\"]],[98,[\"[{}]\"]]],"
                        + "{\"conflict\":\"replace\",\"durability\":\"hard\",\"ignore_write_hook\":true}],{}]");
        assertThat(frame(new InsertOptions(Conflict.SKIP, false, false), "{}"))
                .endsWith("{\"conflict\":[69,[[2,[1,2,3]],[10,[2]]]],\"durability\":\"soft\"}],{}]");
    }

    @Test
    void shouldMakeASpaceOfEachControlCharacterBetweenTokens() {
        assertThat(frame(new InsertOptions(Conflict.ERROR, false, false), "{\t\"id\":\r\n1}"))
                .contains("[98,[\"[{ \\\"id\\\":  1}]\"]]");
    }

    @Test
    void shouldLeaveTextBeyondAsciiAsItIs() {
        assertThat(frame(new InsertOptions(Conflict.ERROR, false, false), "{\"\u00e9\":\"\ud83d\ude00\u007f\"}"))
                .contains("{\\\"\u00e9\\\":\\\"\ud83d\ude00\u007f\\\"}");
    }

    private static String frame(InsertOptions options, String... documents) {
        byte[] frame = bytes(new InsertFrame(NAME, options).of(1, DocumentBatch.of(documents)));
        return new String(frame, 12, frame.length - 12, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer frame) {
        assertThat(frame.position()).isEqualTo(frame.limit());
        byte[] bytes = new byte[frame.limit()];
        frame.flip().get(bytes);
        return bytes;
    }
}

package io.github.rethinksh.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.IndexDefinition;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A function that no server can have written is not sent to one. */
class StoredFunctionTest {
    @Test
    void shouldTakeWhatServersOfAllVersionsWrite() {
        assertThat(StoredSamples.all())
                .hasSize(29)
                .allSatisfy((name, function) ->
                        assertThat(StoredSamples.check(name, function)).isEqualTo(function));
    }

    @Test
    void shouldRefuseWhateverIsTooLong() {
        assertThat(StoredSamples.all()).allSatisfy((name, function) -> {
            for (int more = 1; more <= 9; more++) {
                byte[] longer = Arrays.copyOf(function, function.length + more);
                assertThatThrownBy(() -> StoredSamples.check(name, longer)).isInstanceOf(ShellException.class);
            }
        });
    }

    @Test
    void shouldRefuseWhateverIsTooShort() {
        assertThat(StoredSamples.all()).allSatisfy((name, function) -> {
            for (int length = 0; length < function.length; length++) {
                byte[] shorter = Arrays.copyOf(function, length);
                assertThatThrownBy(() -> StoredSamples.check(name, shorter)).isInstanceOf(ShellException.class);
            }
        });
    }

    @Test
    void shouldSayWhichIndexAndWhyAndWhatToDo() {
        byte[] function = StoredSamples.index("simple");

        assertThatThrownBy(() -> StoredSamples.check("simple", Arrays.copyOf(function, function.length + 1)))
                .isInstanceOfSatisfying(ShellException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED);
                    assertThat(e)
                            .hasMessage("index i of test.t has a function that is not one of RethinkDB's:"
                                    + " it goes on for 1 byte behind its end");
                    assertThat(e.hint()).contains("Create it by hand, or import with --no-secondary-indexes");
                });
        byte[] hook = StoredSamples.index(StoredSamples.HOOK);
        assertThatThrownBy(() -> StoredSamples.check(StoredSamples.HOOK, Arrays.copyOf(hook, hook.length + 2)))
                .isInstanceOfSatisfying(ShellException.class, e -> {
                    assertThat(e)
                            .hasMessage("the write hook of test.t has a function that is not one of RethinkDB's:"
                                    + " it goes on for 2 bytes behind its end");
                    assertThat(e.hint()).contains("Set it by hand, and take write_hook out of the .info file");
                });
    }

    @Test
    void shouldCheckTheLengthWhateverTheVersion() {
        byte[] function = StoredSamples.index("simple");
        byte[] older = Arrays.copyOf(function, function.length + 1);
        older[StoredSamples.INDEX_PREFIX] = 8;

        assertThatThrownBy(() -> StoredSamples.check("simple", older))
                .hasMessageEndingWith("it goes on for 1 byte behind its end");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 3   | it is older than RethinkDB 1.16
            0 | 10  | its version is newer than RethinkDB 2.4, or damaged
            0 | 255 | its version is newer than RethinkDB 2.4, or damaged
            1 | 1   | it is older than RethinkDB 1.16
            1 | 8   | its version is newer than RethinkDB 2.4, or damaged
            3 | 0   | it is older than RethinkDB 1.16
            4 | 1   | it is not ReQL
            5 | 1   | a captured value has the unknown type 255
            """)
    void shouldRefuseWhatNoServerKnows(int place, int value, String why) {
        assertRefused("simple", StoredSamples.INDEX_PREFIX + place, value, why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            captured-bool | 15 | 2   | a flag in it is 2, not 0 or 1
            captured-num  | 14 | 12  | a captured value has the unknown type 12
            captured-arr  | 17 | 3   | a captured value points to a wrong place
            captured-big  | 20 | 1   | a captured value points to a wrong place
            captured-dbl  | 22 | 127 | a number in it is NaN
            captured-num  | 15 | 133 | a number in it has too many bytes
            captured-str  | 15 | 127 | it ends too early
            """)
    void shouldWalkOverCapturedVariables(String sample, int place, int value, String why) {
        byte[] function = StoredSamples.index(sample);
        if (sample.equals("captured-num")) {
            function[StoredSamples.INDEX_PREFIX + 16] = 0;
        }
        if (sample.equals("captured-dbl")) {
            function[StoredSamples.INDEX_PREFIX + 21] = (byte) 0xFF;
        }
        function[StoredSamples.INDEX_PREFIX + place] = (byte) value;

        assertThatThrownBy(() -> StoredSamples.check(sample, function)).hasMessageEndingWith(": " + why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "[1]", "[1,2]", "[13,[],-1]", "[13,{},[],0]", "[13,[5],0]", "[13,[],[],0]", "{}", "0"})
    void shouldRefuseABodyThatIsNotATerm(String body) {
        byte[] function = withBody(body);

        assertThatThrownBy(() -> StoredSamples.check("simple", function))
                .hasMessageEndingWith(": its body has something that is not a term");
    }

    @Test
    void shouldRefuseATermThatNoServerKnows() {
        assertThatThrownBy(() -> StoredSamples.check("simple", withBody("[13,[[666,[],0]],0]")))
                .hasMessageEndingWith(": its body has a term of the unknown type 666");
    }

    @Test
    void shouldRefuseABodyThatIsNotJson() {
        assertThatThrownBy(() -> StoredSamples.check("simple", withBody("[13,[],0]]")))
                .hasMessageEndingWith(": its body is not JSON");
        assertThatThrownBy(() -> StoredSamples.check("simple", withBody("")))
                .hasMessageEndingWith(": its body is not JSON");
        assertThatThrownBy(() -> StoredSamples.check("simple", withBody("[".repeat(100_000))))
                .hasMessageEndingWith(": its body is not JSON");
    }

    @Test
    void shouldRefuseWhatIsNestedDeeperThanAServerCanWrite() {
        assertThat(StoredSamples.check("simple", withBody(nested(201)))).isNotEmpty();
        assertThatThrownBy(() -> StoredSamples.check("simple", withBody(nested(202))))
                .hasMessageEndingWith(": its body is nested too deeply");
    }

    private static String nested(int depth) {
        return "[1," + "[".repeat(depth) + "]".repeat(depth) + ",0]";
    }

    @Test
    void shouldRefuseAFunctionOfSomethingElse() {
        assertThatThrownBy(() -> StoredFunction.ofIndex(
                        new TableName("test", "t"), new IndexDefinition("i", "AA==", false, false, null)))
                .hasMessageEndingWith(": it does not begin with $reql_index_function$");
    }

    private static void assertRefused(String sample, int place, int value, String why) {
        byte[] function = StoredSamples.index(sample);
        function[place] = (byte) value;
        assertThatThrownBy(() -> StoredSamples.check(sample, function)).hasMessageEndingWith(": " + why);
    }

    /** The function of an index on a field with another body. */
    private static byte[] withBody(String body) {
        byte[] function = StoredSamples.index("simple");
        int head = StoredSamples.INDEX_PREFIX + 4 + 6 + 1 + Long.BYTES;
        return ByteBuffer.allocate(head + Integer.BYTES + body.length() + 1 + Integer.BYTES + 2)
                .put(function, 0, head)
                .putInt(Integer.reverseBytes(body.length() + 1))
                .put(body.getBytes(StandardCharsets.US_ASCII))
                .array();
    }
}

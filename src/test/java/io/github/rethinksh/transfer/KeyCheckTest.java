package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.model.DocumentBatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyCheckTest {
    /** The smallest memory that there is: for 512 keys. */
    private static final long SMALL = 1;

    @Test
    void shouldSayWhatIsWrongWithAKey() {
        assertThat(wrong(
                        1 << 20,
                        "{\"id\":1}",
                        "{\"ID\":1}",
                        "{\"id\":null}",
                        "{\"id\":{\"a\":1}}",
                        "{\"id\":{\"$reql_type$\":\"TIME\",\"epoch_time\":1,\"timezone\":\"+00:00\"}}",
                        "{\"id\":{\"$reql_type$\":\"TIME\",\"epoch_time\":1.0,\"timezone\":\"+01:00\"}}",
                        "{\"id\":\"1\"}",
                        "{\"id\":1.0}",
                        "{\"id\":\"\\u0031\"}"))
                .containsExactly(
                        null,
                        "has no field id, the primary key of test.t",
                        "has null in id, the primary key of test.t; a key is a string, number, bool, time, binary or array",
                        "has an object in id, the primary key of test.t; a key is a string, number, bool, time, binary or"
                                + " array",
                        null,
                        "has the key {\"$reql_type$\":\"TIME\",\"epoch_time\":1.0,\"timezone\":\"+01:00\"} of a document before"
                                + " it",
                        null,
                        "has the key 1.0 of a document before it",
                        "has the key \"\\u0031\" of a document before it");
    }

    @Test
    void shouldKnowMoreKeysInTheirOrderThanItRemembers() {
        KeyCheck check = new KeyCheck(Transfers.name("test.t"), "id", SMALL);
        String[] ordered =
                IntStream.range(0, 5000).mapToObj("{\"id\":%d}"::formatted).toArray(String[]::new);

        assertThat(wrong(check, ordered)).containsOnlyNulls();
        assertThat(check.unchecked()).isZero();
        assertThat(wrong(check, "{\"id\":3}", "{\"id\":5001}", "{\"id\":4999}", "{\"id\":\"x\"}", "{\"id\":6000}"))
                .containsExactly("has the key 3 of a document before it", null, null, null, null);
    }

    @Test
    void shouldCountTheKeysThatItCannotTell() {
        KeyCheck check = new KeyCheck(Transfers.name("test.t"), "id", SMALL);
        wrong(
                check,
                IntStream.range(0, 5000)
                        .mapToObj("{\"id\":\"k%04d\"}"::formatted)
                        .toArray(String[]::new));

        wrong(check, "{\"id\":\"k4000\"}", "{\"id\":\"k5000\"}", "{\"id\":\"k4500x\"}");

        assertThat(check.unchecked()).isEqualTo(2);
    }

    private static String[] wrong(long memory, String... documents) {
        return wrong(new KeyCheck(Transfers.name("test.t"), "id", memory), documents);
    }

    private static String[] wrong(KeyCheck check, String... documents) {
        DocumentBatch batch = DocumentBatch.of(documents);
        return IntStream.range(0, batch.size())
                .mapToObj(i -> check.wrong(batch, i))
                .toArray(String[]::new);
    }
}

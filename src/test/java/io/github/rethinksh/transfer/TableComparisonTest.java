package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.archive.format.JsonDocumentReader;
import io.github.rethinksh.model.CancellationToken;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compares by key in bounded memory, whatever the order. */
class TableComparisonTest {
    private final List<String> noted = new ArrayList<>();

    private ComparedTable compare(long memory, List<String> one, List<String> other) {
        return new TableComparison(Transfers.name("a.t"), "id", memory, 3, new CancellationToken(), event -> {
                    if (event instanceof TransferEvent.Noted note) {
                        noted.add(note.text());
                    }
                })
                .run(() -> reader(one), () -> reader(other));
    }

    private static DocumentReader reader(List<String> documents) {
        byte[] text = String.join("\n", documents).getBytes(StandardCharsets.UTF_8);
        return new JsonDocumentReader(new ByteArrayInputStream(text), "text", DocumentFormat.NDJSON);
    }

    private static List<String> documents(int from, int to) {
        List<String> documents = new ArrayList<>();
        for (int i = from; i < to; i++) {
            documents.add("{\"id\":\"key-" + i + "\",\"v\":" + i + "}");
        }
        return documents;
    }

    @Test
    void shouldNeedLittleMemoryWhenTheOrderIsTheSame() {
        ComparedTable compared = compare(5_000_000, documents(0, 200_000), documents(0, 200_000));
        assertThat(compared.equal()).isTrue();
        assertThat(compared.rows()).isEqualTo(200_000);
        assertThat(noted).isEmpty();
    }

    @Test
    void shouldReadSeveralTimesWhenTheOrderDiffers() {
        List<String> shuffled = new ArrayList<>(documents(1, 20_001));
        Collections.shuffle(shuffled, new Random(7));
        shuffled.remove("{\"id\":\"key-77\",\"v\":77}");
        shuffled.set(shuffled.indexOf("{\"id\":\"key-88\",\"v\":88}"), "{\"id\":\"key-88\",\"v\":89}");
        ComparedTable compared = compare(500_000, documents(0, 20_000), shuffled);
        assertThat(noted).contains("a.t: the order differs; reading both sides in 4 rounds");
        assertThat(compared.rows()).isEqualTo(20_000);
        assertThat(compared.otherRows()).isEqualTo(19_999);
        assertThat(compared.differences()).hasSize(3);
        assertThat(List.of(compared.missing(), compared.extra(), compared.changed()))
                .containsExactly(2L, 1L, 1L);
    }

    @Test
    void shouldCountAKeyThatIsThereTwice() {
        ComparedTable compared = compare(5_000_000, List.of("{\"id\":1}", "{\"id\":1.0}"), List.of("{\"id\":1}"));
        assertThat(compared.missing()).isEqualTo(1);
        assertThat(compared.differences())
                .containsExactly(new ComparedTable.Difference(ComparedTable.Kind.MISSING, "1.0"));
    }
}

package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.layout.Archives;
import io.github.rethinksh.model.CancellationToken;
import io.github.rethinksh.model.Selection;
import io.github.rethinksh.model.ShellException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which field is the key, and what tells against the others. */
class KeyGuesserTest {
    private static final long PLENTY = 1 << 24;

    @TempDir
    private Path directory;

    private void write(String table, Stream<String> documents) {
        Path file = directory.resolve(table.replace('.', '/'));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, documents.collect(Collectors.joining("\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<KeyGuess> guess(long memory, CancellationToken token) {
        try (ArchiveSource source = Archives.open(directory)) {
            return new KeyGuesser(source, memory, token, Transfers.NOBODY).run(Selection.everything());
        }
    }

    private KeyGuess guess(String... documents) {
        write("db.orders", Stream.of(documents));
        return guess(PLENTY, new CancellationToken()).get(0);
    }

    private static List<String> told(KeyGuess guess) {
        return guess.candidates().stream()
                .map(candidate ->
                        candidate.field() + ": " + candidate.objection().orElse("fits"))
                .toList();
    }

    @Test
    void shouldSayWhatTellsAgainstAField() {
        KeyGuess guess = guess(
                "{\"id\":1,\"email\":\"a\",\"a\":1,\"b\":\"x\",\"c\":[1],\"d\":{}}",
                "{\"id\":2,\"email\":\"b\",\"a\":2,\"b\":\"y\",\"c\":[null],\"e\":1}",
                "{\"id\":3,\"email\":\"c\",\"b\":\"z\",\"c\":[2]}",
                "{\"id\":4,\"email\":null,\"b\":\"x\"}");

        assertThat(guess.documents()).isEqualTo(4);
        assertThat(guess.key().map(KeyCandidate::field)).contains("id");
        assertThat(told(guess))
                .containsExactly(
                        "id: fits",
                        "email: null in document 4 is no key",
                        "b: documents 1 and 4 have the same: \"x\"",
                        "a: missing in document 3",
                        "c: an array with null in document 2 is no key",
                        "d: an object in document 1 is no key",
                        "e: missing in document 1");
        assertThat(guess.failed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "id, _id",
        "_id, uuid",
        "ID, uuid",
        "uuid, orderId",
        "key, order_id",
        "order_id, email",
        "orderId, email",
        "ordersid, email",
        "order, email",
        "email, customer_id",
        "code, customerId",
        "customer_id, name",
        "shopID, name",
        "ref_no, name",
        "name, colour",
        "name, paid"
    })
    void shouldPutTheLikelierNameFirst(String likelier, String other) {
        assertThat(told(guess("{\"%s\":1,\"%s\":2}".formatted(other, likelier))))
                .containsExactlyInAnyOrder(likelier + ": fits", other + ": fits")
                .first()
                .isEqualTo(likelier + ": fits");
    }

    @Test
    void shouldKnowTheSingularOfATable() {
        write("db.countries", Stream.of("{\"code\":1,\"country_code\":2}"));
        write("db.boxes", Stream.of("{\"code\":1,\"boxNo\":2}"));

        assertThat(guess(PLENTY, new CancellationToken()))
                .extracting(guess -> guess.key().orElseThrow().field())
                .containsExactly("boxNo", "country_code");
    }

    @Test
    void shouldPutTextsAndWholeNumbersFirst() {
        assertThat(told(guess("{\"a\":1.5,\"b\":true,\"c\":[1],\"d\":\"x\",\"e\":-2}")))
                .containsExactly("d: fits", "e: fits", "a: fits", "b: fits", "c: fits");
    }

    @Test
    void shouldNameTheNearestMissFirstWhenThereIsNoKey() {
        KeyGuess guess = guess(
                "{\"name\":\"a\",\"email\":\"x\",\"n\":1}",
                "{\"name\":\"b\",\"email\":\"y\",\"n\":1}",
                "{\"name\":\"c\",\"email\":\"z\"}",
                "{\"name\":\"d\",\"email\":\"x\"}",
                "{\"name\":\"e\",\"email\":\"v\"}",
                "{\"name\":null}");

        assertThat(guess.key()).isEmpty();
        assertThat(guess.failed()).isTrue();
        assertThat(told(guess))
                .containsExactly(
                        "email: documents 1 and 4 have the same: \"x\"",
                        "name: null in document 6 is no key",
                        "n: documents 1 and 2 have the same: 1");
    }

    @Test
    void shouldFindNoKeyInATableWithoutDocuments() {
        KeyGuess guess = guess();

        assertThat(guess.key()).isEmpty();
        assertThat(guess.documents()).isZero();
        assertThat(guess.failed()).isFalse();
    }

    @Test
    void shouldFindNoKeyInDocumentsWithoutFields() {
        assertThat(guess("{}", "{\"id\":1}").failed()).isTrue();
        assertThat(told(guess("{}", "{\"id\":1}"))).containsExactly("id: missing in document 1");
    }

    @Test
    void shouldTakeTheKeyThatTheExportKnowsWhenTheDocumentsAgree() {
        Transfers.table(directory, "shop.parts", "no", List.of("{\"id\":1,\"no\":1}", "{\"id\":2,\"no\":2}"));
        Transfers.table(directory, "shop.wrong", "no", List.of("{\"id\":1,\"no\":1}", "{\"id\":2,\"no\":1}"));

        List<KeyGuess> guesses = guess(PLENTY, new CancellationToken());
        assertThat(guesses)
                .extracting(guess -> guess.key().orElseThrow().field())
                .containsExactly("no", "id");
        assertThat(guesses).extracting(guess -> guess.stored().orElseThrow()).containsExactly("no", "no");
    }

    @Test
    void shouldShortenTheValueThatIsThereTwice() {
        String value = "{\"id\":\"" + "é".repeat(63) + "\"}";

        assertThat(told(guess(value, value)))
                .containsExactly("id: documents 1 and 2 have the same: \"" + "é".repeat(59) + "...");
    }

    @Test
    void shouldCheckTheLikeliestForLongestWhenMemoryIsScarce() {
        int documents = 5_000;
        write("db.t", IntStream.range(0, documents).mapToObj("{\"other\":%1$d,\"uuid\":%1$d,\"id\":%1$d}"::formatted));

        KeyGuess plenty = guess(PLENTY, new CancellationToken()).get(0);
        assertThat(plenty.candidates()).extracting(KeyCandidate::checked).containsExactly(5_000L, 5_000L, 5_000L);

        KeyGuess scarce = guess(600_000, new CancellationToken()).get(0);
        assertThat(scarce.key().map(KeyCandidate::field)).contains("id");
        assertThat(scarce.candidates()).extracting(KeyCandidate::field).containsExactly("id", "uuid", "other");
        assertThat(scarce.candidates()).extracting(KeyCandidate::checked).containsExactly(5_000L, 4_096L, 2_048L);

        KeyGuess nearlyNone = guess(0, new CancellationToken()).get(0);
        assertThat(nearlyNone.candidates()).extracting(KeyCandidate::checked).containsExactly(32L, 32L, 32L);
        assertThat(nearlyNone.failed()).isFalse();
    }

    @Test
    void shouldLookAtSoManyFieldsAndSayHowManyItLeavesOut() {
        String fields =
                IntStream.range(0, 300).mapToObj("\"f%1$d\":%1$d,"::formatted).collect(Collectors.joining());

        KeyGuess guess = guess("{" + fields + "\"id\":1}");

        assertThat(guess.skipped()).isEqualTo(45);
        assertThat(guess.candidates())
                .hasSize(256)
                .first()
                .extracting(KeyCandidate::field)
                .isEqualTo("id");
    }

    @Test
    void shouldGoOnAfterATableThatCannotBeRead() {
        write("db.broken", Stream.of("{\"id\":1}", "{\"id\":2,}"));
        write("db.sound", Stream.of("{\"id\":1}"));

        List<KeyGuess> guesses = guess(PLENTY, new CancellationToken());

        assertThat(guesses.get(0).problem().orElseThrow()).startsWith("db/broken, line 2, byte ");
        assertThat(guesses.get(0).key()).isEmpty();
        assertThat(guesses.get(0).failed()).isTrue();
        assertThat(guesses.get(1).key().map(KeyCandidate::field)).contains("id");
    }

    @Test
    void shouldStopWhenItIsTold() {
        write("db.t", Stream.of("{\"id\":1}"));
        CancellationToken token = new CancellationToken();
        token.cancel();

        assertThatThrownBy(() -> guess(PLENTY, token))
                .isInstanceOf(ShellException.class)
                .hasMessage("interrupted");
    }
}

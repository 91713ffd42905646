package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Remembers exactly, and says when it cannot. */
class KeySetTest {
    @Test
    void shouldTellWhatIsThereAlready() {
        KeySet keys = new KeySet(1 << 22);
        for (int round = 0; round < 2; round++) {
            Random random = new Random(1);
            byte[] digest = new byte[32];
            for (int i = 0; i < 20_000; i++) {
                random.nextBytes(digest);
                assertThat(keys.add(digest)).isEqualTo(round == 0 ? KeySet.Outcome.NEW : KeySet.Outcome.TWICE);
            }
        }
    }

    @Test
    void shouldSayWhenItIsFull() {
        KeySet keys = new KeySet(0);
        Random random = new Random(1);
        byte[] digest = new byte[32];
        for (int i = 0; i < 512; i++) {
            random.nextBytes(digest);
            assertThat(keys.add(digest)).isEqualTo(KeySet.Outcome.NEW);
        }
        random.nextBytes(digest);
        assertThat(keys.add(digest)).isEqualTo(KeySet.Outcome.FULL);
    }
}

package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Knows who had a key first, and says when it cannot know. */
class KeyIndexTest {
    @Test
    void shouldTellWhoHadAKeyFirst() {
        KeyIndex index = new KeyIndex(1 << 22);
        for (int round = 0; round < 2; round++) {
            Random random = new Random(1);
            byte[] digest = new byte[32];
            for (int document = 1; document <= 20_000; document++) {
                random.nextBytes(digest);
                assertThat(index.add(digest, 20_000 * round + document))
                        .isEqualTo(round == 0 ? KeyIndex.NEW : document);
            }
        }
    }

    @Test
    void shouldGoOnWhenItMayTakeMoreMemory() {
        KeyIndex index = new KeyIndex(0);
        Random random = new Random(1);
        byte[] digest = new byte[32];
        for (int document = 1; document <= 32; document++) {
            random.nextBytes(digest);
            assertThat(index.add(digest, document)).isEqualTo(KeyIndex.NEW);
        }
        random.nextBytes(digest);
        assertThat(index.add(digest, 33)).isEqualTo(KeyIndex.FULL);

        index.allow(1 << 12);
        assertThat(index.add(digest, 33)).isEqualTo(KeyIndex.NEW);
        assertThat(index.add(digest, 34)).isEqualTo(33);
    }
}

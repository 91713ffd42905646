package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchSizeTest {
    private final BatchSize size = new BatchSize();

    @Test
    void shouldShrinkToALimitWhenTheServerIsSlow() {
        for (int i = 0; i < 10; i++) {
            size.took(Duration.ofSeconds(3), size.bytes());
        }

        assertThat(size.bytes()).isEqualTo(BatchSize.SMALLEST);
    }

    @Test
    void shouldGrowToALimitWhenTheServerIsFast() {
        for (int i = 0; i < 10; i++) {
            size.took(Duration.ofMillis(10), size.bytes());
        }

        assertThat(size.bytes()).isEqualTo(BatchSize.LARGEST);
    }

    @Test
    void shouldLearnNothingFromBatchesThatAreNotFull() {
        int before = size.bytes();

        size.took(Duration.ofMillis(1), 100);
        size.took(Duration.ofMillis(500), before);

        assertThat(size.bytes()).isEqualTo(before);
    }
}

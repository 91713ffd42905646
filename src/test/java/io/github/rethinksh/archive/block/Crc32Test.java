package io.github.rethinksh.archive.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Crc32Test {
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 5", "5, 0", "1, 1", "3, 1000", "65536, 65535", "1, 300000"})
    void shouldBeTheChecksumOfBothTogether(int first, int second) {
        byte[] all = new byte[first + second];
        new Random(20131114).nextBytes(all);

        assertThat(Crc32.combine(crc(all, 0, first), crc(all, first, second), second))
                .isEqualTo(crc(all, 0, first + second));
    }

    private static int crc(byte[] bytes, int offset, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}

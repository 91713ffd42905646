package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.model.TableName;
import io.github.rethinksh.transfer.TransferEvent.Advanced;
import io.github.rethinksh.transfer.TransferEvent.Planned;
import io.github.rethinksh.transfer.TransferEvent.TableFinished;
import io.github.rethinksh.transfer.TransferEvent.TableStarted;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressFrameTest {
    private static final TableName ORDERS = new TableName("shop", "orders");

    private final SetClock clock = new SetClock();

    @Test
    void shouldShowALineForEachTableAndOneForAll() {
        assertThat(frame(120, 24, true)).isEqualTo("""
                shop.orders     ███████████████░░░░░░░░░░░░░░░      50%  5,000 docs/s  5.0 MB/s  0:10 left
                shop.customers  ███░░░░░░░░░░░░░░░░░░░░░░░░░░░      10%    100 docs/s  0.1 MB/s  1:30 left
                shop.logs                                       10 rows      1 docs/s    1 kB/s
                export 1/4      ████████████████░░░░░░░░░░░░░░      54%  5,101 docs/s  5.1 MB/s  0:12 left  71,010 of 130,000 rows""");
    }

    @Test
    void shouldGiveUpTheBarsThenTheRatesThenTheTime() {
        assertThat(frame(79, 24, false)).isEqualTo("""
                shop.orders     [########---------]      50%  5,000 docs/s  5.0 MB/s  0:10 left
                shop.customers  [#----------------]      10%    100 docs/s  0.1 MB/s  1:30 left
                shop.logs                            10 rows      1 docs/s    1 kB/s
                export 1/4      [#########--------]      54%  5,101 docs/s  5.1 MB/s  0:12 left""");
        assertThat(frame(59, 24, false)).isEqualTo("""
                shop.orders         50%  5,000 docs/s  5.0 MB/s  0:10 left
                shop.customers      10%    100 docs/s  0.1 MB/s  1:30 left
                shop.logs       10 rows      1 docs/s    1 kB/s
                export 1/4          54%  5,101 docs/s  5.1 MB/s  0:12 left""");
        assertThat(frame(39, 24, false)).isEqualTo("""
                shop.orders         50%  0:10 left
                shop.customers      10%  1:30 left
                shop.logs       10 rows
                export 1/4          54%  0:12 left""");
        assertThat(frame(19, 24, false)).isEqualTo("""
                shop.orde~      50%
                shop.cust~      10%
                shop.logs   10 rows
                export 1/4      54%""");
    }

    @Test
    void shouldShowAsManyTablesAsThereIsRoomFor() {
        assertThat(frame(39, 3, false)).isEqualTo("""
                shop.orders  [####----]  50%  0:10 left
                and 2 more
                export 1/4   [####----]  54%  0:12 left""");
        assertThat(frame(39, 2, false)).isEqualTo("""
                export 1/4  [####-----]  54%  0:12 left""");
        assertThat(frame(39, 1, false)).isEqualTo("""
                export 1/4  [####-----]  54%  0:12 left""");
    }

    @Test
    void shouldShowOneLineWhenThereIsOneTable() {
        ProgressMeter meter = new ProgressMeter(clock);
        assertThat(new ProgressFrame(79, 24, false).of("export", meter.snapshot()))
                .isEqualTo(List.of("export  0 rows  0 docs/s  0 kB/s"));
        meter.on(new Planned(1, 200, -1));
        meter.on(new TableStarted(ORDERS, 200));
        meter.on(new Advanced(ORDERS, 30, 0));
        assertThat(new ProgressFrame(79, 24, false).of("export", meter.snapshot()))
                .isEqualTo(List.of("export shop.orders  [####------------------------]  15%  0 docs/s  0 kB/s"));
        assertThat(new ProgressFrame(12, 24, true).of("export", meter.snapshot()))
                .isEqualTo(List.of("export…  15%"));
        assertThat(new ProgressFrame(4, 24, false).of("export", meter.snapshot()))
                .isEqualTo(List.of("  15"));
        assertThat(new ProgressFrame(1, 24, false).of("export", meter.snapshot()))
                .isEqualTo(List.of(""));
    }

    @Test
    void shouldCountTheColumnsOfWideCharactersAndShowControlCharacters() {
        ProgressMeter meter = new ProgressMeter(clock);
        meter.on(new Planned(2, 20, -1));
        meter.on(new TableStarted(new TableName("d", "\u8868\u8868\u8868"), 10));
        meter.on(new TableStarted(new TableName("d", "a\u001bb"), 10));
        assertThat(new ProgressFrame(14, 24, true).of("export", meter.snapshot()))
                .isEqualTo(List.of("d.表表表    0%", "d.a\\u001bb  0%", "export 0/2  0%"));
    }

    private String frame(int columns, int lines, boolean unicode) {
        return String.join("\n", new ProgressFrame(columns, lines, unicode).of("export", shop()));
    }

    private ProgressSnapshot shop() {
        ProgressMeter meter = new ProgressMeter(clock);
        TableName customers = new TableName("shop", "customers");
        TableName logs = new TableName("shop", "logs");
        meter.on(new Planned(4, 130_000, -1));
        meter.on(new TableFinished(new TableName("shop", "done"), 20_000, 20_000));
        meter.on(new TableStarted(ORDERS, 100_000));
        meter.on(new TableStarted(customers, 10_000));
        meter.on(new TableStarted(logs, -1));
        meter.on(new Advanced(ORDERS, 50_000, 50_000_000));
        meter.on(new Advanced(customers, 1000, 1_000_000));
        meter.on(new Advanced(logs, 10, 10_000));
        clock.advance(Duration.ofSeconds(10));
        return meter.snapshot();
    }
}

package io.github.rethinksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.model.TableName;
import io.github.rethinksh.shell.ProgressSnapshot.Amount;
import io.github.rethinksh.shell.ProgressSnapshot.Amounts;
import io.github.rethinksh.shell.ProgressSnapshot.Running;
import io.github.rethinksh.shell.ProgressSnapshot.Tables;
import io.github.rethinksh.transfer.TransferEvent.Advanced;
import io.github.rethinksh.transfer.TransferEvent.Planned;
import io.github.rethinksh.transfer.TransferEvent.TableFinished;
import io.github.rethinksh.transfer.TransferEvent.TableStarted;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressMeterTest {
    private static final TableName FOO = new TableName("test", "foo");
    private static final TableName BAR = new TableName("test", "bar");

    private final SetClock clock = new SetClock();
    private final ProgressMeter meter = new ProgressMeter(clock);

    @Test
    void shouldAddUpAndMeasure() {
        meter.on(new Planned(2, 1000, -1));
        meter.on(new TableStarted(FOO, 600));
        meter.on(new TableStarted(BAR, 400));
        meter.on(new Advanced(FOO, 150, 3000));
        meter.on(new Advanced(BAR, 100, 2000));
        clock.advance(Duration.ofSeconds(5));

        ProgressSnapshot snapshot = meter.snapshot();
        assertThat(snapshot.amounts().rows()).isEqualTo(new Amount(250, 1000, 50));
        assertThat(snapshot.amounts().bytes()).isEqualTo(new Amount(5000, -1, 1000));
        assertThat(snapshot.tables())
                .isEqualTo(new Tables(
                        0,
                        2,
                        List.of(
                                new Running(FOO, new Amounts(new Amount(150, 600, 30), new Amount(3000, -1, 600))),
                                new Running(BAR, new Amounts(new Amount(100, 400, 20), new Amount(2000, -1, 400))))));
        assertThat(snapshot.amounts().fraction()).hasValue(0.25);
        assertThat(snapshot.amounts().timeLeft()).hasValue(Duration.ofSeconds(15));
        assertThat(snapshot.elapsed()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void shouldCountATableThatWasCompleteBeforeButForNoRate() {
        meter.on(new Planned(2, 1000, -1));
        meter.on(new TableFinished(FOO, 900, 9000));
        meter.on(new TableStarted(BAR, 100));
        meter.on(new Advanced(BAR, 50, 500));
        clock.advance(Duration.ofSeconds(1));

        ProgressSnapshot snapshot = meter.snapshot();
        assertThat(snapshot.amounts().rows()).isEqualTo(new Amount(950, 1000, 50));
        assertThat(snapshot.amounts().timeLeft()).hasValue(Duration.ofSeconds(1));
        assertThat(snapshot.tables().done()).isEqualTo(1);
        assertThat(snapshot.tables().running()).extracting(Running::name).containsExactly(BAR);
    }

    @Test
    void shouldBeThroughWhenAllTablesAreWhateverWasExpected() {
        meter.on(new Planned(2, 10, -1));
        meter.on(new TableFinished(FOO, 3, 30));
        assertThat(meter.overall().amounts().fraction()).hasValue(0.3);
        meter.on(new TableFinished(BAR, 2, 20));
        assertThat(meter.overall().amounts().rows()).isEqualTo(new Amount(5, 5, 0));
        assertThat(meter.overall().amounts().fraction()).hasValue(1.0);
    }

    @Test
    void shouldCountNoDocumentTwiceWhenATableIsFinished() {
        meter.on(new TableStarted(FOO, -1));
        meter.on(new Advanced(FOO, 10, 100));
        meter.on(new TableFinished(FOO, 10, 100));
        assertThat(meter.snapshot().amounts().rows().done()).isEqualTo(10);
        assertThat(meter.snapshot().amounts().bytes().done()).isEqualTo(100);
    }

    @Test
    void shouldGoByBytesWhenOnlyTheyWereForetold() {
        meter.on(new Planned(1, -1, 4000));
        meter.on(new Advanced(FOO, 10, 1000));
        clock.advance(Duration.ofSeconds(2));
        assertThat(meter.snapshot().amounts().fraction()).hasValue(0.25);
        assertThat(meter.snapshot().amounts().timeLeft()).hasValue(Duration.ofSeconds(6));
    }

    @Test
    void shouldForetellNothingWithoutAPlanAndNeverMoreThanAll() {
        assertThat(meter.snapshot().amounts().fraction()).isEmpty();
        assertThat(meter.snapshot().amounts().timeLeft()).isEmpty();
        meter.on(new Planned(1, 10, -1));
        meter.on(new Advanced(FOO, 15, 15));
        clock.advance(Duration.ofSeconds(1));
        assertThat(meter.snapshot().amounts().fraction()).hasValue(1.0);
        assertThat(meter.snapshot().amounts().timeLeft()).hasValue(Duration.ZERO);
    }

    @Test
    void shouldMeasureTheLastTenSecondsAndInTheEndTheWholeTime() {
        for (int second = 0; second < 30; second++) {
            meter.on(new Advanced(FOO, second < 20 ? 100 : 10, 1000));
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(meter.snapshot().amounts().rows().perSecond()).isEqualTo(10);
        assertThat(meter.overall().amounts().rows().perSecond()).isEqualTo(70);
    }

    @Test
    void shouldSlowDownToNothingWhenNothingMoves() {
        meter.on(new Advanced(FOO, 1000, 1000));
        clock.advance(Duration.ofSeconds(1));
        assertThat(meter.snapshot().amounts().rows().perSecond()).isEqualTo(1000);
        clock.advance(Duration.ofSeconds(2));
        meter.on(new Advanced(FOO, 2, 2));
        clock.advance(Duration.ofMinutes(10));
        assertThat(meter.snapshot().amounts().rows().perSecond()).isZero();
        assertThat(meter.snapshot().amounts().timeLeft()).isEmpty();
    }

    @Test
    void shouldHearAllWorkersAtOnce() {
        IntStream.range(0, 10_000).parallel().forEach(i -> meter.on(new Advanced(FOO, 1, 2)));
        assertThat(meter.snapshot().amounts().rows().done()).isEqualTo(10_000);
        assertThat(meter.snapshot().amounts().bytes().done()).isEqualTo(20_000);
    }
}

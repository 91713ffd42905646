package io.github.rethinksh.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyMeasureTest {
    private final KeyMeasure measure = new KeyMeasure();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            10                     | 0                     | 10                    | 2   | 30.0
            -1.5                   | -2.5                  | -1.5                  | 0.5 | -1.0
            [7,100]                | [7,0]                 | [7,50]                | 2   | [7,200.0]
            [7,100,"x"]            | [7,0,"y"]             | [7,50,"z"]            | 2   | [7,200.0]
            ["u",[1,10]]           | ["u",[1,0]]           | ["u",[1,5]]           | 1   | ["u",[1,15.0]]
            """)
    void shouldGoTheSameWayOn(String from, String first, String last, double times, String expected) {
        assertThat(measure.beyond(from, first, last, times)).contains(expected);
    }

    @Test
    void shouldGoOnInTheDigitsThatItHasSeen() {
        measure.see("\"0123456789abcdef\"");

        assertThat(measure.beyond("\"40\"", "\"00\"", "\"40\"", 2)).contains("\"c0\"");
        assertThat(measure.beyond("\"d0\"", "\"00\"", "\"40\"", 2)).isEmpty();
    }

    @Test
    void shouldGoOnInTime() {
        assertThat(measure.beyond(time(1000), time(0), time(500), 1)).contains(time(1500));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1                      | "a"                   | "b"
            "a"                    | 1                     | 2
            [1,2]                  | [3,1]                 | [3,2]
            [1]                    | [1,1]                 | [1,2]
            true                   | false                 | true
            1e308                  | -1e308                | 1e308
            9007199254740993       | 1                     | 1.0000001
            """)
    void shouldSayWhenThereIsNoWayToTell(String from, String first, String last) {
        measure.see(last);

        assertThat(measure.beyond(from, first, last, 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1          | 2          | true
            2          | 2          | false
            "Z"        | "a"        | true
            "\uffff"   | "\ud83d\ude00" | true
            [1]        | [1,0]      | true
            [1,"b"]    | [1,"a"]    | false
            [1,"a"]    | [2]        | true
            1          | "a"        | false
            """)
    void shouldKnowTheServersOrder(String key, String other, boolean before) {
        assertThat(measure.isBefore(key, other)).isEqualTo(before);
    }

    private static String time(int seconds) {
        return "{\"$reql_type$\":\"TIME\",\"epoch_time\":%s,\"timezone\":\"+00:00\"}".formatted((double) seconds);
    }
}

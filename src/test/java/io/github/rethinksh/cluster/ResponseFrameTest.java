package io.github.rethinksh.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rethinkdb.gen.exc.ReqlClientError;
import com.rethinkdb.gen.exc.ReqlDriverError;
import com.rethinkdb.gen.exc.ReqlError;
import com.rethinkdb.gen.exc.ReqlNonExistenceError;
import com.rethinkdb.gen.exc.ReqlOpFailedError;
import com.rethinkdb.gen.exc.ReqlPermissionError;
import com.rethinkdb.gen.exc.ReqlQueryLogicError;
import com.rethinkdb.gen.exc.ReqlResourceLimitError;
import com.rethinkdb.gen.exc.ReqlServerCompileError;
import com.rethinkdb.gen.proto.ResponseType;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseFrameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"t\":3,\"r\":[{\"id\":1},2]}",
                "{\"r\":[{\"id\":1},2],\"t\":3}",
                " { \"t\" : 3 , \"r\" : [ {\"id\":1} , 2 ] , \"n\" : [ ] }\n",
                "{\"n\":[1,{\"t\":9}],\"p\":{\"r\":[\"]\"]},\"e\":\"r\",\"t\":3,\"r\":[{\"id\":1},2]}"
            })
    void shouldFindTypeAndResultsInAnyOrderAndSpacing(String text) {
        ResponseFrame frame = parse(text);

        assertThat(frame.type()).isEqualTo(ResponseType.SUCCESS_PARTIAL);
        assertThat(frame.partial()).isTrue();
        assertThat(frame.results().size()).isEqualTo(2);
        assertThat(frame.results().text(0)).isEqualTo("{\"id\":1}");
        assertThat(frame.results().text(1)).isEqualTo("2");
    }

    @Test
    void shouldKnowTheLastResponse() {
        ResponseFrame frame = parse("{\"t\":2,\"r\":[]}");

        assertThat(frame.partial()).isFalse();
        assertThat(frame.results().size()).isZero();
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of("{\"t\":16,\"r\":[\"no\"],\"b\":[]}", ReqlClientError.class),
                Arguments.of("{\"t\":17,\"r\":[\"no\"],\"b\":[]}", ReqlServerCompileError.class),
                Arguments.of("{\"t\":18,\"e\":2000000,\"r\":[\"no\"],\"b\":[]}", ReqlResourceLimitError.class),
                Arguments.of("{\"t\":18,\"e\":3000000,\"r\":[\"no\"],\"b\":[]}", ReqlQueryLogicError.class),
                Arguments.of("{\"t\":18,\"e\":3100000,\"r\":[\"no\"],\"b\":[]}", ReqlNonExistenceError.class),
                Arguments.of("{\"t\":18,\"e\":4100000,\"r\":[\"no\"],\"b\":[]}", ReqlOpFailedError.class),
                Arguments.of("{\"t\":18,\"e\":6000000,\"r\":[\"no\"],\"b\":[]}", ReqlPermissionError.class));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void shouldThrowTheErrorOfItsType(String text, Class<? extends ReqlError> type) {
        assertThatThrownBy(() -> parse(text)).isExactlyInstanceOf(type).hasMessage("no");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"t\":2}",
                "{\"r\":[1,",
                "{\"t\":2,\"r\":[\"cut off",
                "HTTP/1.1 400",
                "{\"t\":99,\"r\":[]}"
            })
    void shouldTellWhatIsNotOfTheProtocol(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(ReqlDriverError.class)
                .hasMessage("the server sent a response that is not of the protocol");
    }

    private static ResponseFrame parse(String text) {
        return ResponseFrame.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}

package io.github.rethinksh.embedded;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rethinkdb.ast.ReqlAst;
import com.rethinkdb.gen.ast.ReqlExpr;
import com.rethinkdb.model.OptArgs;
import com.rethinkdb.net.Connection;
import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.TestServer;
import java.util.List;

/** What clients of all kinds ask for besides reading and writing tables. */
class QueryLanguageTest {
    @ClusterTest
    void shouldMakeTimesOfTheirParts(TestServer server) {
        try (Connection connection = connect(server)) {
            assertThat(run(connection, r.time(2020, 1, 2, "Z").toIso8601())).isEqualTo("2020-01-02T00:00:00+00:00");
            assertThat(run(connection, r.time(2020, 1, 2, 3, 4, 5.678, "+02:30").toIso8601()))
                    .isEqualTo("2020-01-02T03:04:05.678+02:30");
            assertThat(run(connection, r.time(2020, 2, 3, 24, 60, 61, "Z").toEpochTime()))
                    .isEqualTo(1_580_778_061L);
            assertThat(run(
                            connection,
                            r.time(2020, 5, 6, 7, 8, 9, "+02:00").date().toIso8601()))
                    .isEqualTo("2020-05-06T00:00:00+02:00");
            assertThat(run(connection, r.time(2020, 5, 6, 7, 8, 9, "+02:00").timeOfDay()))
                    .isEqualTo(25_689L);
            assertThat(run(connection, r.expr(r.array(r.january(), r.december(), r.monday(), r.sunday()))))
                    .isEqualTo(List.of(1L, 12L, 1L, 7L));
        }
    }

    @ClusterTest
    void shouldRefuseTimesThatThereAreNot(TestServer server) {
        try (Connection connection = connect(server)) {
            assertThatThrownBy(() -> r.time(2020, 13, 2, "Z").run(connection))
                    .hasMessageStartingWith("Error in time logic: Month number is out of range 1..12.");
            assertThatThrownBy(() -> r.time(2020, 2, 30, "Z").run(connection))
                    .hasMessageStartingWith("Error in time logic: Day of month is not valid for year.");
            assertThatThrownBy(() -> r.time(2020, 2, 32, "Z").run(connection))
                    .hasMessageStartingWith("Error in time logic: Day of month value is out of range 1..31.");
            assertThatThrownBy(() -> r.time(1399, 2, 3, "Z").run(connection))
                    .hasMessageStartingWith("Error in time logic: Year is out of valid range: 1400..9999.");
            assertThatThrownBy(() -> r.time(2020, 2, 3, "x").run(connection))
                    .hasMessageStartingWith("Timezone `x` does not start with `-` or `+`.");
            assertThatThrownBy(() -> r.time(2020, 2, 3, "+14:30").run(connection))
                    .hasMessageStartingWith("Error in time logic: Offset out of range: 14:30:00.");
            assertThatThrownBy(() -> r.epochTime(0).inTimezone("-20:00").hours().run(connection))
                    .hasMessageStartingWith("Error in time logic: Offset out of range: -20:00:00.");
        }
    }

    @ClusterTest
    void shouldTellWhetherATimeIsBetweenTwo(TestServer server) {
        try (Connection connection = connect(server)) {
            ReqlExpr five = r.epochTime(5);
            ReqlExpr six = r.epochTime(6);
            assertThat(run(connection, five.during(five, six))).isEqualTo(true);
            assertThat(run(connection, five.during(five, six).optArg("left_bound", "open")))
                    .isEqualTo(false);
            assertThat(run(connection, six.during(five, six))).isEqualTo(false);
            assertThat(run(connection, six.during(five, six).optArg("right_bound", "closed")))
                    .isEqualTo(true);
        }
    }

    @ClusterTest
    void shouldLeaveOutGroupsWithNothingInThem(TestServer server) {
        try (Connection connection = connect(server)) {
            ReqlExpr groups = r.expr(r.array(
                            r.hashMap("g", "a").with("n", 1),
                            r.hashMap("g", "a").with("n", 3),
                            r.hashMap("g", "b"),
                            r.hashMap("n", 5)))
                    .group("g");
            assertThat(reductions(connection, groups.sum("n"))).isEqualTo(List.of(5L, 4L));
            assertThat(reductions(connection, groups.avg("n"))).isEqualTo(List.of(5L, 2L));
            assertThat(reductions(connection, groups.max("n")))
                    .isEqualTo(List.of(r.hashMap("n", 5L), r.hashMap("g", "a").with("n", 3L)));
            assertThat(reductions(connection, groups.count(row -> row.hasFields("n"))))
                    .isEqualTo(List.of(1L, 2L));
            assertThat(reductions(connection, groups.count())).isEqualTo(List.of(1L, 2L, 1L));
            assertThat(run(connection, r.expr(r.array()).sum())).isEqualTo(0L);
            assertThatThrownBy(() -> r.expr(r.array()).max("n").run(connection))
                    .hasMessageStartingWith("Cannot take the max of an empty stream.");
        }
    }

    @ClusterTest
    void shouldGroupByEachItemOfAnArray(TestServer server) {
        try (Connection connection = connect(server)) {
            ReqlExpr rows = r.expr(r.array(r.hashMap("a", r.array(1, 1, 2)), r.hashMap("a", r.array())));
            assertThat(run(
                            connection,
                            rows.group("a").optArg("multi", true).count().ungroup()))
                    .isEqualTo(List.of(
                            r.hashMap("group", null).with("reduction", 1L),
                            r.hashMap("group", 1L).with("reduction", 2L),
                            r.hashMap("group", 2L).with("reduction", 1L)));
        }
    }

    @ClusterTest
    void shouldJoinByAFunction(TestServer server) {
        try (Connection connection = connect(server)) {
            ReqlExpr left = r.expr(r.array(1, 2, 3));
            ReqlExpr right = r.expr(r.array(1, 2));
            assertThat(run(connection, left.innerJoin(right, (a, b) -> a.le(b))))
                    .isEqualTo(List.of(
                            r.hashMap("left", 1L).with("right", 1L),
                            r.hashMap("left", 1L).with("right", 2L),
                            r.hashMap("left", 2L).with("right", 2L)));
            assertThat(run(connection, left.outerJoin(right, (a, b) -> a.eq(b.add(1)))))
                    .isEqualTo(List.of(
                            r.hashMap("left", 1L),
                            r.hashMap("left", 2L).with("right", 1L),
                            r.hashMap("left", 3L).with("right", 2L)));
        }
    }

    @ClusterTest
    void shouldFold(TestServer server) {
        try (Connection connection = connect(server)) {
            ReqlExpr numbers = r.expr(r.array(1, 2, 3));
            assertThat(run(connection, numbers.fold(10, (sum, number) -> sum.add(number))))
                    .isEqualTo(16L);
            assertThat(run(
                            connection,
                            numbers.fold(0, (sum, number) -> sum.add(number))
                                    .optArg("emit", (before, number, after) -> r.array(before, after))
                                    .optArg("final_emit", sum -> r.array("end", sum))))
                    .isEqualTo(List.of(0L, 1L, 1L, 3L, 3L, 6L, "end", 6L));
            assertThat(run(
                            connection,
                            numbers.fold(0, (sum, number) -> sum.add(number))
                                    .optArg("final_emit", sum -> r.array("end", sum))))
                    .isEqualTo(List.of("end", 6L));
        }
    }

    @ClusterTest
    void shouldMissADatabaseOnlyWhereItIsNeeded(TestServer server) {
        try (Connection connection = connect(server)) {
            OptArgs elsewhere = OptArgs.of("db", "nowhere");
            assertThat(r.expr(1).run(connection, elsewhere).single()).isEqualTo(1L);
            assertThat(r.db("test").tableList().run(connection, elsewhere).single())
                    .isEqualTo(List.of());
            assertThatThrownBy(() -> r.table("t").run(connection, elsewhere))
                    .hasMessageStartingWith("Database `nowhere` does not exist.");
        }
    }

    private static Object reductions(Connection connection, ReqlExpr groups) {
        return run(connection, groups.ungroup().g("reduction"));
    }

    private static Object run(Connection connection, ReqlAst term) {
        return term.run(connection).single();
    }

    private static Connection connect(TestServer server) {
        return r.connection().hostname(server.host()).port(server.port()).connect();
    }
}

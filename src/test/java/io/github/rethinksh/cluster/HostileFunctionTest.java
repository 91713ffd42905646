package io.github.rethinksh.cluster;

import static com.rethinkdb.RethinkDB.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.rethinkdb.gen.ast.SetWriteHook;
import com.rethinkdb.gen.ast.Table;
import com.rethinkdb.model.Arguments;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.testing.RealServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real server lives whatever function the check lets pass, and takes all that servers wrote. */
class HostileFunctionTest {
    private static final Table TABLE = r.db("test").table("t");
    private static final int TRIES = 40;

    @Test
    @Timeout(300)
    void shouldLeaveARealServerAlive() {
        assumeTrue(RealServer.isInstalled(), "no rethinkdb is on the PATH");
        try (RealServer server = RealServer.start("128");
                Cluster cluster = server.connect()) {
            cluster.catalogWriter().createTable(new TableName("test", "t"), "id");
            cluster.write(TABLE.insert(r.hashMap("id", 1).with("a", 2)));

            StoredSamples.all()
                    .forEach((name, function) -> assertThat(
                                    use(cluster, Map.entry(name, StoredSamples.check(name, function))))
                            .as(name)
                            .isTrue());

            List<Map.Entry<String, byte[]>> attempts = passing(mutants());
            Collections.shuffle(attempts, new Random(244));
            for (Map.Entry<String, byte[]> attempt : attempts.subList(0, TRIES)) {
                use(cluster, attempt);
            }
            assertThat(cluster.read(TABLE.count()).get(0).asInt()).isEqualTo(1);
        }
    }

    /** Each byte behind the prefix changed in some ways. */
    private static List<Map.Entry<String, byte[]>> mutants() {
        List<Map.Entry<String, byte[]>> mutants = new ArrayList<>();
        new TreeMap<>(StoredSamples.all()).forEach((name, function) -> {
            for (int i = StoredSamples.INDEX_PREFIX; i < function.length; i++) {
                for (int bit : List.of(1, 2, 8, 0x80, 0xFF)) {
                    byte[] mutant = function.clone();
                    mutant[i] ^= (byte) bit;
                    mutants.add(Map.entry(name, mutant));
                }
            }
        });
        return mutants;
    }

    private static List<Map.Entry<String, byte[]>> passing(List<Map.Entry<String, byte[]>> attempts) {
        List<Map.Entry<String, byte[]>> passing = new ArrayList<>();
        for (Map.Entry<String, byte[]> attempt : attempts) {
            try {
                passing.add(Map.entry(attempt.getKey(), StoredSamples.check(attempt.getKey(), attempt.getValue())));
            } catch (ShellException e) {
                assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED);
            }
        }
        return passing;
    }

    /** Makes it, lets it work and drops it, if the server does not refuse it. */
    private static boolean use(Cluster cluster, Map.Entry<String, byte[]> attempt) {
        boolean hook = attempt.getKey().equals(StoredSamples.HOOK);
        Object function = r.binary(attempt.getValue());
        try {
            cluster.write(hook ? setHook(function) : TABLE.indexCreate("i", function));
        } catch (ShellException e) {
            // Refused is fine, gone is not.
            assertThat(e.exitCode()).as(Arrays.toString(attempt.getValue())).isEqualTo(ExitCode.FAILED);
            return false;
        }
        cluster.read(hook ? TABLE.getWriteHook() : TABLE.indexWait());
        cluster.write(TABLE.insert(r.hashMap("id", 1).with("a", 3)).optArg("conflict", "replace"));
        cluster.write(hook ? setHook(null) : TABLE.indexDrop("i"));
        return true;
    }

    private static SetWriteHook setHook(Object function) {
        return new SetWriteHook(Arguments.make(TABLE, function), null);
    }
}

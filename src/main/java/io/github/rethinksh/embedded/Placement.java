package io.github.rethinksh.embedded;

/** The options that say where the data of a table lies: how many shards, and how many replicas on which servers. */
final class Placement {
    private static final int MAX_SHARDS = 64;
    private static final String TAG = "default";

    private Placement() {}

    static int shards(Invocation invocation, int otherwise) {
        int shards = invocation.option("shards", Invocation::integer).orElse(otherwise);
        if (shards < 1) {
            throw ReqlError.logic("Every table must have at least one shard.").inside(Datum.of("shards"));
        }
        if (shards > MAX_SHARDS) {
            throw ReqlError.failed("Maximum number of shards is " + MAX_SHARDS + ".");
        }
        return shards;
    }

    /** There is one server, so there is not much to choose. */
    static void checkReplicas(Invocation invocation) {
        Datum replicas = invocation.option("replicas", value -> value).orElse(Datum.of(1));
        if (replicas instanceof Datum.NumberDatum number) {
            checkCount(TAG, Invocation.integer(number));
            return;
        }
        if (!(replicas instanceof ObjectDatum tags)) {
            throw ReqlError.about(
                            replicas,
                            "Expected type OBJECT or NUMBER but found " + replicas.typeName() + ":\n"
                                    + PrettyPrinter.print(replicas))
                    .inside(Datum.of("replicas"));
        }
        if (invocation.option("primary_replica_tag").isEmpty()) {
            throw ReqlError.logic("`primary_replica_tag` must be specified when `replicas` is an OBJECT.")
                    .inside(Datum.of("replicas"));
        }
        tags.fields().forEach((tag, count) -> {
            if (!tag.equals(TAG)) {
                throw ReqlError.failed("Could not find any servers with server tag `" + tag + "`.");
            }
            checkCount(tag, Invocation.integer(count));
        });
    }

    private static void checkCount(String tag, int count) {
        if (count < 1) {
            throw ReqlError.failed(
                    "You must set `replicas` to at least one. `replicas` includes the primary replica; if"
                            + " there are zero replicas, there is nowhere to put the data.");
        }
        if (count > 1) {
            throw ReqlError.failed(
                    ("Can't put %d replicas on servers with the tag `%s` because there are only 1 servers"
                                    + " with the tag `%s`. It's impossible to have more replicas of the data than there are"
                                    + " servers.")
                            .formatted(count, tag, tag));
        }
    }
}

package io.github.rethinksh.embedded;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** The options of a whole query: those of all its terms may be given there, too. */
final class GlobalOptions {
    static final GlobalOptions NONE = new GlobalOptions(Map.of());

    private static final int DEFAULT_ARRAY_LIMIT = 100_000;
    private static final int DEFAULT_QUEUE_SIZE = 100_000;

    private static final Set<String> KNOWN = Set.copyOf(Arrays.asList("""
            _EVAL_FLAGS_ _NO_RECURSE_ _SHORTCUT_ array_limit attempts auth base binary_format changefeed_queue_size
            conflict data db default default_timezone dry_run durability emergency_repair emit fill final_emit
            first_batch_scaledown_factor float geo geo_system group_format header identifier_format ignore_write_hook
            include_initial include_offsets include_states include_types index interleave ordered left_bound
            max_batch_bytes max_batch_rows max_batch_seconds max_dist max_results method min_batch_rows multi non_atomic
            nonvoting_replica_tags noreply num_vertices overwrite page page_limit params primary_key primary_replica_tag
            profile read_mode redirects replicas result_format return_changes return_vals right_bound shards squash
            time_format timeout unit use_outdated verify wait_for\
            """.split("\\s+")));

    private final Map<String, Datum> values;
    private final long arrayLimit;
    private final int changefeedQueueSize;

    /** Checks what is checked whether a query uses it or not. */
    GlobalOptions(Map<String, Datum> values) {
        this.values = Map.copyOf(values);
        this.arrayLimit = limit("array_limit", "array size limit", DEFAULT_ARRAY_LIMIT);
        this.changefeedQueueSize = (int) limit("changefeed_queue_size", "changefeed queue size", DEFAULT_QUEUE_SIZE);
    }

    static void requireKnown(Set<String> names) {
        for (String name : names) {
            if (!KNOWN.contains(name)) {
                throw ReqlError.compile("Unrecognized global optional argument `" + name + "`.");
            }
        }
    }

    /** How many items an array that a query makes may have. */
    long arrayLimit() {
        return arrayLimit;
    }

    /** How many changes wait for a client at most. */
    int changefeedQueueSize() {
        return changefeedQueueSize;
    }

    /** The database of tables without one. */
    String database() {
        return values.get("db") instanceof Datum.StringDatum name ? name.value() : "test";
    }

    /** A number, or the other one when it was not given. */
    long number(String name, long otherwise) {
        return values.containsKey(name) ? Invocation.integer(values.get(name)) : otherwise;
    }

    private long limit(String name, String title, long otherwise) {
        long limit = number(name, otherwise);
        if (limit < 1) {
            throw ReqlError.logic("Illegal " + title + " `" + limit + "`.  (Must be >= 1.)");
        }
        return limit;
    }
}

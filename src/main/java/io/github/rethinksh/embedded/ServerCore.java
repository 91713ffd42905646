package io.github.rethinksh.embedded;

import java.util.Map;

/** What all connections share: the cluster, the language and the faults. */
final class ServerCore {
    private final Cluster cluster;
    private final Faults faults;
    private final int maxBatchRows;
    private final Evaluator evaluator;

    ServerCore(Cluster cluster, Faults faults, int maxBatchRows) {
        this.cluster = cluster;
        this.faults = faults;
        this.maxBatchRows = maxBatchRows;
        TermRegistry registry = new TermRegistry();
        ControlTerms.register(registry);
        ArithmeticTerms.register(registry);
        ObjectTerms.register(registry);
        ArrayTerms.register(registry);
        StringTerms.register(registry);
        TimeTerms.register(registry);
        CalendarTerms.register(registry);
        SequenceTerms.register(registry);
        SliceTerms.register(registry);
        JoinTerms.register(registry);
        GrantTerms.register(registry);
        OrderTerms.register(registry);
        AggregateTerms.register(registry);
        FoldTerm.register(registry);
        TypeTerms.register(registry);
        TableTerms.register(registry);
        WriteTerms.register(registry);
        IndexTerms.register(registry);
        AdminTerms.register(registry);
        ChangeTerms.register(registry);
        MaintenanceTerms.register(registry);
        this.evaluator = new Evaluator(registry);
    }

    Cluster cluster() {
        return cluster;
    }

    Faults faults() {
        return faults;
    }

    RunningQuery newQuery(String user) {
        return new RunningQuery(newContext(user), maxBatchRows);
    }

    QueryContext newContext(String user) {
        return new QueryContext(cluster, evaluator, user);
    }

    byte[] start(RunningQuery running, Query query) {
        byte[] response = faults.nextFailure().map(Response::error).orElseGet(() -> running.start(query, evaluator));
        cluster.systemDatabase().tellChanges();
        return response;
    }

    Datum serverInfo() {
        return ObjectDatum.of(Map.of(
                "id", Datum.of(cluster.identity().id()),
                "name", Datum.of(cluster.identity().name()),
                "proxy", Datum.FALSE));
    }

    /** Waits as long as the faults want each response to take. */
    void pause() {
        try {
            Thread.sleep(faults.delay().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

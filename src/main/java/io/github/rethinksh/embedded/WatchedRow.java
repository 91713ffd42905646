package io.github.rethinksh.embedded;

import java.util.Iterator;
import java.util.List;

/** A feed about one row, be it there or not. */
record WatchedRow(TableSource table, Datum key) implements Watched {
    @Override
    public String kind() {
        return "point";
    }

    @Override
    public int note() {
        return Response.ATOM_FEED;
    }

    @Override
    public Iterator<Datum> rows(TableSource view) {
        return List.of(view.get(key)).iterator();
    }

    @Override
    public List<RowChange> changes(Datum before, Datum after) {
        return DatumOrder.same(key, key(before, after)) ? List.of(new RowChange(key, before, after)) : List.of();
    }

    @Override
    public boolean isReadStepByStep() {
        return false;
    }

    @Override
    public ReqlError unavailable() {
        return Watched.aborted().inside(Datum.of(0));
    }
}

package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Secondary indexes and write hooks. */
final class IndexTerms {
    private IndexTerms() {}

    static void register(TermRegistry registry) {
        registry.register(TermType.INDEX_CREATE, 2, 3, IndexTerms::create, "multi", "geo");
        registry.register(TermType.INDEX_DROP, 2, IndexTerms::drop);
        registry.register(TermType.INDEX_RENAME, 3, IndexTerms::rename, "overwrite");
        registry.register(
                TermType.INDEX_LIST,
                1,
                i -> Datum.ofStrings(List.copyOf(i.table(0).indexes().keySet())));
        registry.register(TermType.INDEX_STATUS, 1, TermRegistry.ANY, IndexTerms::status);
        registry.register(TermType.INDEX_WAIT, 1, TermRegistry.ANY, IndexTerms::status);
        registry.register(TermType.SET_WRITE_HOOK, 2, IndexTerms::setWriteHook);
        registry.register(TermType.GET_WRITE_HOOK, 1, IndexTerms::getWriteHook);
    }

    private static Value create(Invocation invocation) {
        Table table = ownTable(invocation, "you can't create secondary indexes on the tables in it.");
        String name = invocation.string(1);
        requireNotPrimary(table, name);
        IndexDefinition index = invocation.count() == 3
                ? invocation.argument(2, value -> definition(invocation.context(), value))
                : IndexDefinition.of(StoredFunction.field(name), false, false);
        boolean multi = invocation.option("multi").map(Invocation::isTrue).orElse(index.multi());
        boolean geo = invocation.option("geo").map(Invocation::isTrue).orElse(index.geo());
        if (!table.addIndex(name, index.withFlags(multi, geo), invocation.context())) {
            throw ReqlError.failed("Index `" + name + "` already exists on table `" + table.displayName() + "`.");
        }
        return ObjectDatum.of("created", Datum.of(1));
    }

    private static void requireNotPrimary(TableSource table, String name) {
        if (name.equals(table.primaryKey())) {
            throw ReqlError.logic("Index name conflict: `" + name + "` is the name of the primary key.");
        }
    }

    private static IndexDefinition definition(QueryContext context, Value value) {
        if (value instanceof ObjectDatum object && object.isPseudoType(PseudoTypes.BINARY)) {
            return FunctionBlob.decodeIndex(PseudoTypes.bytes(object));
        }
        return IndexDefinition.of(storedFunction(context, value, "Index"), false, false);
    }

    private static StoredFunction storedFunction(QueryContext context, Value value, String kind) {
        if (value instanceof Value.FunctionValue function) {
            return StoredFunction.of(function).requireDeterministic(kind);
        }
        throw ReqlError.logic(
                "Expected type FUNCTION but found DATUM:\n" + PrettyPrinter.print(context.toDatum(value)));
    }

    private static Value drop(Invocation invocation) {
        TableSource table = configurable(invocation);
        String name = invocation.string(1);
        if (!(table instanceof Table own) || !own.dropIndex(name)) {
            throw ReqlError.failed("Index `" + name + "` does not exist on table `" + table.displayName() + "`.");
        }
        return ObjectDatum.of("dropped", Datum.of(1));
    }

    private static Value rename(Invocation invocation) {
        TableSource table = configurable(invocation);
        String from = invocation.string(1);
        String to = invocation.string(2);
        boolean overwrite = invocation.flag("overwrite");
        requireNotPrimary(table, from);
        requireNotPrimary(table, to);
        if (!(table instanceof Table own) || !own.renameIndex(from, to, overwrite)) {
            throw ReqlError.failed(
                    overwrite
                            ? "Index `%s` does not exist on table `%s`.".formatted(from, table.displayName())
                            : "Index `%s` does not exist or index `%s` already exists on table `%s`."
                                    .formatted(from, to, table.displayName()));
        }
        return ObjectDatum.of("renamed", Datum.of(from.equals(to) ? 0 : 1));
    }

    /** An index is ready as soon as it is there, so its status is also what waiting for it answers. */
    private static Value status(Invocation invocation) {
        TableSource table = invocation.table(0);
        Set<String> wanted = new TreeSet<>(DatumOrder::compareStrings);
        for (int i = 1; i < invocation.count(); i++) {
            wanted.add(invocation.string(i));
        }
        wanted.forEach(name -> IndexReader.find(table, name));
        List<Datum> statuses = new ArrayList<>();
        table.indexes().forEach((name, index) -> {
            if (wanted.isEmpty() || wanted.contains(name)) {
                statuses.add(index.status(name));
            }
        });
        return Datum.of(statuses);
    }

    private static Value setWriteHook(Invocation invocation) {
        RowWriter.requireConfig(invocation.context(), invocation.table(0));
        Table table = ownTable(invocation, "you can't set a write hook on the tables in it.");
        boolean existed = table.writeHook() != null;
        WriteHook hook = writeHook(invocation);
        table.setWriteHook(hook);
        return ObjectDatum.of(hook == null ? "deleted" : existed ? "replaced" : "created", Datum.of(1));
    }

    private static WriteHook writeHook(Invocation invocation) {
        Value value = invocation.value(1);
        if (value == Datum.NULL) {
            return null;
        }
        if (value instanceof ObjectDatum object && object.isPseudoType(PseudoTypes.BINARY)) {
            return WriteHook.of(object);
        }
        StoredFunction function =
                invocation.argument(1, given -> storedFunction(invocation.context(), given, "Write hook"));
        return WriteHook.of(function);
    }

    private static Value getWriteHook(Invocation invocation) {
        WriteHook hook = configurable(invocation).writeHook();
        return hook == null ? Datum.NULL : hook.status();
    }

    private static TableSource configurable(Invocation invocation) {
        TableSource table = invocation.table(0);
        invocation.context().require(Permission.CONFIG, table);
        return table;
    }

    private static Table ownTable(Invocation invocation, String refusal) {
        if (configurable(invocation) instanceof Table table) {
            return table;
        }
        throw ReqlError.failed("Database `" + SystemDatabase.NAME + "` is special; " + refusal);
    }
}

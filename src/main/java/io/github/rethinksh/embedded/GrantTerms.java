package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@code grant}: who may do what. */
final class GrantTerms {
    private GrantTerms() {}

    static void register(TermRegistry registry) {
        registry.register(TermType.GRANT, 2, 3, GrantTerms::grant);
    }

    /** {@code grant} on the cluster has no first argument; on a database or a table that is the first one. */
    private static Value grant(Invocation invocation) {
        int first = invocation.count() - 2;
        List<String> scope = first == 0 ? List.of() : scope(invocation);
        String user = invocation.string(first);
        Map<Permission, Boolean> changes = permissions(invocation.datum(first + 1), scope);
        Users users = invocation.context().cluster().users();
        List<String> rules = List.of(SystemDatabase.ID, SystemDatabase.tableId("permissions"));
        users.require(invocation.context().user(), Permission.READ, rules);
        users.require(invocation.context().user(), Permission.WRITE, rules);
        if (user.equals(Users.ADMIN)) {
            throw ReqlError.failed("The permissions of the user `admin` can't be modified.");
        }
        if (users.credentials(user).isEmpty()) {
            throw ReqlError.failed("User `" + user + "` not found.");
        }
        Map<Permission, Boolean> before = users.grant(user, scope, Map.of());
        Map<Permission, Boolean> after = users.grant(user, scope, changes);
        Datum old = before.isEmpty() ? Datum.NULL : UserTables.toDatum(before);
        return ObjectDatum.of(Map.of(
                "granted", Datum.of(1), "permissions_changes", AdminTerms.change(old, UserTables.toDatum(after))));
    }

    private static List<String> scope(Invocation invocation) {
        Value target = invocation.value(0);
        if (target instanceof Value.DatabaseValue database) {
            return List.of(invocation.context().cluster().databaseId(database.name()));
        }
        TableSource table = invocation.table(0);
        return List.of(table.databaseId(), table.id());
    }

    /** The permissions in an object; null for one that is to be taken out of a rule. */
    static Map<Permission, Boolean> permissions(Datum datum, List<String> scope) {
        if (!(datum instanceof ObjectDatum object)) {
            throw ReqlError.failed("Expected an object, got " + PrettyPrinter.print(datum) + ".");
        }
        Map<Permission, Boolean> permissions = new EnumMap<>(Permission.class);
        List<String> unknown = new ArrayList<>(object.fields().keySet());
        for (Permission permission : Permission.values()) {
            Datum value = object.get(permission.key());
            if (!unknown.remove(permission.key())) {
                continue;
            }
            if (!(value instanceof Datum.BooleanDatum) && value != Datum.NULL) {
                throw ReqlError.failed("Expected a boolean or null for `" + permission.key() + "`, got "
                        + PrettyPrinter.print(value) + ".");
            }
            if (permission == Permission.CONNECT && !scope.isEmpty()) {
                throw ReqlError.failed("The `connect` permission is only valid at the global scope.");
            }
            permissions.put(permission, value == Datum.NULL ? null : Boolean.valueOf(value == Datum.TRUE));
        }
        if (!unknown.isEmpty()) {
            throw ReqlError.failed("Unexpected key(s) `" + String.join("`, `", unknown) + "`.");
        }
        return permissions;
    }
}

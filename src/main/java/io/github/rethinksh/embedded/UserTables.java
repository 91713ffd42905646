package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code users} and {@code permissions}. */
final class UserTables {
    private final Catalog catalog;
    private final Users users;

    UserTables(Catalog catalog, Users users) {
        this.catalog = catalog;
        this.users = users;
    }

    List<SystemTable> tables() {
        return List.of(
                new SystemTable(
                        "users", () -> users.names().stream().map(this::user).toList(), this::writeUser),
                new SystemTable("permissions", this::permissions, (before, after) -> {
                    throw ReqlError.failed("The embedded server changes permissions with `grant` only.");
                }));
    }

    /** A rule as objects of booleans, as {@code grant} and {@code permissions} show it. */
    static Datum toDatum(Map<Permission, Boolean> rule) {
        SortedMap<String, Datum> fields = new TreeMap<>();
        rule.forEach((permission, allowed) -> fields.put(permission.key(), Datum.of(allowed)));
        return ObjectDatum.of(fields);
    }

    private Datum user(String name) {
        boolean hasPassword =
                users.credentials(name).map(ScramCredentials::hasPassword).orElse(false);
        return ObjectDatum.of(Map.of("id", Datum.of(name), "password", Datum.of(hasPassword)));
    }

    private Datum writeUser(Datum before, Datum after) {
        if (!(after instanceof ObjectDatum changed)) {
            String name = Invocation.string(((ObjectDatum) before).get("id"));
            if (name.equals(Users.ADMIN)) {
                throw ReqlError.failed("The user `admin` can't be deleted.");
            }
            users.remove(name);
            return after;
        }
        if (!(changed.get("id") instanceof Datum.StringDatum name)) {
            throw ReqlError.failed(
                    "Expected a username as the primary key, got " + PrettyPrinter.print(changed.get("id")) + ".");
        }
        Datum password = changed.get("password");
        if (password == null) {
            throw ReqlError.failed("Expected a field named `password`.");
        }
        boolean keepsPassword = before != Datum.NULL && password == Datum.TRUE;
        if (!keepsPassword) {
            users.put(name.value(), ScramCredentials.of(password(password)));
        }
        return after;
    }

    private static String password(Datum password) {
        if (password instanceof Datum.StringDatum text) {
            return text.value();
        }
        if (password instanceof ObjectDatum object && object.get("password") instanceof Datum.StringDatum text) {
            return text.value();
        }
        if (password == Datum.FALSE) {
            return "";
        }
        throw ReqlError.failed(
                "Expected an object, string or boolean for `password`, got " + PrettyPrinter.print(password) + ".");
    }

    private List<Datum> permissions() {
        List<Datum> rows = new ArrayList<>();
        rows.add(row(Users.ADMIN, new Users.Rule(List.of(), all(EnumSet.allOf(Permission.class)))));
        rows.add(row(
                Users.ADMIN,
                new Users.Rule(
                        List.of(SystemDatabase.ID),
                        all(EnumSet.of(Permission.READ, Permission.WRITE, Permission.CONFIG)))));
        for (String user : users.names()) {
            for (Users.Rule rule : users.rules(user)) {
                if (!rule.permissions().isEmpty() && names(rule.scope()) != null) {
                    rows.add(row(user, rule));
                }
            }
        }
        return rows;
    }

    private Datum row(String user, Users.Rule rule) {
        List<String> id = new ArrayList<>(List.of(user));
        id.addAll(rule.scope());
        SortedMap<String, Datum> fields = new TreeMap<>();
        fields.put("id", Datum.ofStrings(id));
        fields.put("permissions", toDatum(rule.permissions()));
        fields.put("user", Datum.of(user));
        List<String> names = names(rule.scope());
        if (!names.isEmpty()) {
            fields.put("database", Datum.of(names.get(0)));
        }
        if (names.size() > 1) {
            fields.put("table", Datum.of(names.get(1)));
        }
        return ObjectDatum.of(fields);
    }

    /** The names of what a rule is about, or null when it no longer exists. */
    private List<String> names(List<String> scope) {
        if (scope.isEmpty()) {
            return List.of();
        }
        if (scope.get(0).equals(SystemDatabase.ID)) {
            return List.of(SystemDatabase.NAME);
        }
        for (Database database : catalog.databases()) {
            if (database.id().equals(scope.get(0)) && scope.size() == 1) {
                return List.of(database.name());
            }
            for (Table table : database.tables()) {
                if (scope.size() == 2 && table.id().equals(scope.get(1))) {
                    return List.of(database.name(), table.name());
                }
            }
        }
        return null;
    }

    private static Map<Permission, Boolean> all(EnumSet<Permission> permissions) {
        SortedMap<Permission, Boolean> rule = new TreeMap<>();
        permissions.forEach(permission -> rule.put(permission, true));
        return rule;
    }
}

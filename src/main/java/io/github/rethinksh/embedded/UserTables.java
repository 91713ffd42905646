package io.github.rethinksh.embedded;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** {@code users} and {@code permissions}. */
final class UserTables {
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

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
                new SystemTable("permissions", this::permissions, this::writePermissions));
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
        // A name that was made up, because the client gave none, is no name for a user.
        if (!(changed.get("id") instanceof Datum.StringDatum name)
                || UUID_TEXT.matcher(name.value()).matches()) {
            throw ReqlError.failed(
                    "Expected a username as the primary key, got " + PrettyPrinter.print(changed.get("id")) + ".");
        }
        if (name.value().isEmpty()) {
            throw new ReqlError(ErrorType.INTERNAL, "Unexpected exception: Empty username");
        }
        List<String> unexpected = new ArrayList<>(changed.fields().keySet());
        unexpected.removeAll(Set.of("id", "password"));
        if (!unexpected.isEmpty()) {
            throw ReqlError.failed("Unexpected key(s) `" + String.join("`, `", unexpected) + "`.");
        }
        Datum password = changed.get("password");
        if (password == null) {
            throw ReqlError.failed("Expected a field named `password`.");
        }
        users.put(name.value(), ScramCredentials.of(password(password)));
        return after;
    }

    private static String password(Datum password) {
        if (password instanceof Datum.StringDatum text) {
            return text.value();
        }
        if (password instanceof ObjectDatum object) {
            return passwordWithIterations(object);
        }
        if (password == Datum.FALSE) {
            return "";
        }
        throw ReqlError.failed(
                password == Datum.TRUE
                        ? "Expected an object or string to set the password, or `false` to keep it unset, got true."
                        : "Expected an object, string or boolean for `password`, got " + PrettyPrinter.print(password)
                                + ".");
    }

    /** How often it is hashed is checked, but does not matter here. */
    private static String passwordWithIterations(ObjectDatum object) {
        for (String field : List.of("iterations", "password")) {
            if (object.get(field) == null) {
                throw ReqlError.failed("Expected a field named `" + field + "`.");
            }
        }
        Datum iterations = object.get("iterations");
        if (!(iterations instanceof Datum.NumberDatum number)
                || number.value() < 1
                || number.value() != Math.rint(number.value())) {
            throw ReqlError.failed("Expected `iterations` to be an integer greater than zero, got "
                    + PrettyPrinter.print(iterations) + ".");
        }
        return Invocation.string(object.get("password"));
    }

    private Datum writePermissions(Datum before, Datum after) {
        ObjectDatum row = (ObjectDatum) (after == Datum.NULL ? before : after);
        List<String> key = permissionKey(row.get("id"));
        String user = key.get(0);
        if (user.equals(Users.ADMIN)) {
            throw ReqlError.failed("The permissions of the user `admin` can't be modified.");
        }
        if (users.credentials(user).isEmpty()) {
            throw ReqlError.failed("No user named `" + user + "`.");
        }
        List<String> scope = key.subList(1, key.size());
        Map<Permission, Boolean> rule = new EnumMap<>(Permission.class);
        if (after != Datum.NULL) {
            Datum permissions = row.get("permissions");
            rule.putAll(GrantTerms.permissions(permissions == null ? Datum.NULL : permissions, scope));
            rule.values().removeIf(Objects::isNull);
        }
        users.setRule(user, scope, rule);
        return rule.isEmpty() ? Datum.NULL : row(user, new Users.Rule(scope, rule));
    }

    /** A user, and the ids of a database and a table if the rule is about such. */
    private static List<String> permissionKey(Datum id) {
        if (!(id instanceof Datum.ArrayDatum array)
                || array.items().isEmpty()
                || array.items().size() > 3) {
            throw ReqlError.failed(
                    "Expected an array of one to three items in the primary key, got " + PrettyPrinter.print(id) + ".");
        }
        List<String> key = new ArrayList<>();
        for (Datum item : array.items()) {
            String kind = List.of("user", "database", "table").get(key.size());
            boolean fits = item instanceof Datum.StringDatum text
                    && (key.isEmpty() || UUID_TEXT.matcher(text.value()).matches());
            if (!fits) {
                throw ReqlError.failed("Expected a " + (key.isEmpty() ? "username" : "UUID") + " as the " + kind
                        + ", got " + PrettyPrinter.print(item) + ".");
            }
            key.add(Invocation.string(item));
        }
        return key;
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

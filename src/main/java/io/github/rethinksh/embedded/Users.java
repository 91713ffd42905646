package io.github.rethinksh.embedded;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Who may connect, and who may do what: for the whole cluster, a database or a table. The narrowest rule wins. */
final class Users {
    static final String ADMIN = "admin";

    /** The scope of a rule: the ids of database and table, an empty list for the whole cluster. */
    record Rule(List<String> scope, Map<Permission, Boolean> permissions) {}

    private final NavigableMap<String, ScramCredentials> credentials = new TreeMap<>(DatumOrder::compareStrings);
    private final Map<String, Map<List<String>, Map<Permission, Boolean>>> rules = new HashMap<>();

    Users(String adminPassword) {
        credentials.put(ADMIN, ScramCredentials.of(adminPassword));
    }

    synchronized Optional<ScramCredentials> credentials(String user) {
        return Optional.ofNullable(credentials.get(user));
    }

    synchronized List<String> names() {
        return List.copyOf(credentials.keySet());
    }

    synchronized void put(String user, ScramCredentials newCredentials) {
        credentials.put(user, newCredentials);
    }

    synchronized void remove(String user) {
        credentials.remove(user);
        rules.remove(user);
    }

    synchronized List<Rule> rules(String user) {
        return rules.getOrDefault(user, Map.of()).entrySet().stream()
                .map(rule -> new Rule(rule.getKey(), Map.copyOf(rule.getValue())))
                .sorted((left, right) -> String.join("/", left.scope).compareTo(String.join("/", right.scope)))
                .toList();
    }

    /** Changes a rule; a null takes a permission out of it. Answers the rule as it is now. */
    synchronized Map<Permission, Boolean> grant(String user, List<String> scope, Map<Permission, Boolean> changes) {
        Map<Permission, Boolean> rule = rules.computeIfAbsent(user, name -> new HashMap<>())
                .computeIfAbsent(scope, name -> new EnumMap<>(Permission.class));
        changes.forEach((permission, allowed) -> {
            if (allowed == null) {
                rule.remove(permission);
            } else {
                rule.put(permission, allowed);
            }
        });
        return new EnumMap<>(rule);
    }

    synchronized void setRule(String user, List<String> scope, Map<Permission, Boolean> rule) {
        rules.computeIfAbsent(user, name -> new HashMap<>()).put(List.copyOf(scope), new EnumMap<>(Permission.class));
        grant(user, scope, rule);
    }

    /** Throws the error the server answers when the user lacks a permission on what has these ids. */
    void require(String user, Permission permission, List<String> scope) {
        // Who writes gets to see what was there, so that the permission to write alone is worth nothing.
        boolean isAllowed = isAllowed(user, permission, scope)
                && (permission != Permission.WRITE || isAllowed(user, Permission.READ, scope));
        if (!isAllowed) {
            throw new ReqlError(
                    ErrorType.PERMISSION_ERROR,
                    "User `" + user + "` does not have the required `" + permission.key() + "` permission.");
        }
    }

    private synchronized boolean isAllowed(String user, Permission permission, List<String> scope) {
        if (user.equals(ADMIN)) {
            return true;
        }
        Map<List<String>, Map<Permission, Boolean>> own = rules.getOrDefault(user, Map.of());
        boolean isSystem = !scope.isEmpty() && scope.get(0).equals(SystemDatabase.ID);
        // A rule for the whole cluster does not reach the tables about the cluster itself.
        for (int length = scope.size(); length >= (isSystem ? 1 : 0); length--) {
            Boolean allowed =
                    own.getOrDefault(scope.subList(0, length), Map.of()).get(permission);
            if (allowed != null) {
                return allowed;
            }
        }
        return permission == Permission.CONNECT;
    }
}

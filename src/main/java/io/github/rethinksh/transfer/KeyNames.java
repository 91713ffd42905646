package io.github.rethinksh.transfer;

import io.github.rethinksh.model.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** How likely a field is the primary key of a table by its name alone. */
final class KeyNames {
    private static final Set<String> KEYS = Set.of("uuid", "guid", "oid", "key", "pk", "primarykey");
    private static final List<String> ENDINGS = List.of("id", "key", "uuid", "guid", "code", "no", "nr", "number");
    private static final Set<String> NATURAL_KEYS = Set.of(
            "code",
            "email",
            "emailaddress",
            "mail",
            "slug",
            "sku",
            "isbn",
            "ean",
            "iban",
            "iso",
            "username",
            "login",
            "handle",
            "serial",
            "serialnumber",
            "number",
            "nr",
            "no",
            "hash",
            "token",
            "url",
            "uri",
            "path");
    private static final Set<String> NAMES = Set.of("name", "title");

    private final Set<String> ofTable = new TreeSet<>();

    KeyNames(TableName table) {
        for (String name : singulars(plain(table.table()))) {
            ofTable.add(name);
            ENDINGS.forEach(ending -> ofTable.add(name + ending));
        }
    }

    /** The rank of a name: 0 is the likeliest. */
    int rank(String field) {
        String plain = plain(field);
        if (field.equals(PrimaryKeys.DEFAULT)) {
            return 0;
        }
        if (plain.equals(PrimaryKeys.DEFAULT)) {
            return 1;
        }
        if (KEYS.contains(plain)) {
            return 2;
        }
        if (ofTable.contains(plain)) {
            return 3;
        }
        if (NATURAL_KEYS.contains(plain)) {
            return 4;
        }
        if (endsLikeKey(field)) {
            return 5;
        }
        return NAMES.contains(plain) ? 6 : 7;
    }

    /** Where a new word begins with a capital or after a separator: {@code paid} does not end in {@code id}. */
    private static boolean endsLikeKey(String field) {
        return ENDINGS.stream()
                .anyMatch(ending -> field.matches("(?i).+[_.-]" + ending)
                        || field.endsWith(Character.toUpperCase(ending.charAt(0)) + ending.substring(1))
                        || field.endsWith(ending.toUpperCase(Locale.ROOT)));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
    }

    private static List<String> singulars(String table) {
        if (table.endsWith("ies")) {
            return List.of(table, table.substring(0, table.length() - 3) + "y", table.substring(0, table.length() - 1));
        }
        if (table.endsWith("es")) {
            return List.of(table, table.substring(0, table.length() - 1), table.substring(0, table.length() - 2));
        }
        return table.endsWith("s") ? List.of(table, table.substring(0, table.length() - 1)) : List.of(table);
    }
}

package io.github.rethinksh.archive.layout;

import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.util.List;
import java.util.stream.Stream;

/**
 * The name of an entry of a dump archive, {@code TOP/DATABASE/TABLE.json}, in its parts; a leading {@code ./} or
 * {@code /} does not count.
 */
record EntryName(List<String> parts) {

    /** A name becomes part of a path, so nothing but a name may pass. */
    static void check(String database, String table) {
        if (TableName.parse(database + "." + table).isEmpty()) {
            throw new ShellException(ExitCode.FAILED, "'" + database + "." + table + "' is not the name of a table");
        }
    }

    static EntryName parse(String name) {
        return new EntryName(Stream.of(name.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList());
    }

    int depth() {
        return parts.size();
    }

    /** Whether it leads out of where it lies, which nothing in a dump has to. */
    boolean climbs() {
        return parts.contains("..");
    }

    String top() {
        return parts.get(0);
    }

    String database() {
        return parts.get(1);
    }

    String table() {
        return kind().table(last());
    }

    FileKind kind() {
        return parts.isEmpty() ? FileKind.OTHER : FileKind.of(last());
    }

    boolean isManifest() {
        return depth() == 2 && last().equals(ManifestFile.NAME);
    }

    /** The name without its first part, which differs from dump to dump. */
    String location() {
        return String.join("/", parts.subList(1, parts.size()));
    }

    private String last() {
        return parts.get(parts.size() - 1);
    }
}

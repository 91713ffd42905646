package io.github.rethinksh.cluster;

import io.github.rethinksh.model.IndexDefinition;
import io.github.rethinksh.model.TableName;
import io.github.rethinksh.model.WriteHook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Functions of indexes and of a write hook as servers of all versions hand them out. */
final class StoredSamples {
    static final String HOOK = "hook";
    static final int INDEX_PREFIX = "$reql_index_function$".length();

    private static final TableName NAME = new TableName("test", "t");

    private StoredSamples() {}

    static Map<String, byte[]> all() {
        Map<String, byte[]> samples = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(Path.of("src/test/resources/functions.txt"))) {
                if (!line.startsWith("#")) {
                    int blank = line.indexOf(' ');
                    samples.put(line.substring(0, blank), Base64.getDecoder().decode(line.substring(blank + 1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return samples;
    }

    static byte[] index(String name) {
        return all().get(name);
    }

    /** What is sent for a function, if the check lets it pass. */
    static byte[] check(String name, byte[] function) {
        String base64 = Base64.getEncoder().encodeToString(function);
        return name.equals(HOOK)
                ? StoredFunction.ofHook(NAME, new WriteHook(base64, null))
                : StoredFunction.ofIndex(NAME, new IndexDefinition("i", base64, false, false, null));
    }
}

package io.github.rethinksh.bench;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;

/**
 * The documents of the benchmark, the same in every run: random UUIDs as keys, in order, and some fields of each kind that
 * fill them up to a length.
 */
final class DataSet {
    private static final int BATCH_BYTES = 512 * 1024;

    private final long documents;
    private final int length;

    DataSet(long documents, int length) {
        this.documents = documents;
        this.length = length;
    }

    /** Writes the inserts that {@link BareFeed} sends: the documents in batches, each as one JSON string. */
    void writeInserts(Path file, String table) throws IOException {
        String prefix = "[1,[56,[[15,[[14,[\"bench\"]],\"%s\"]],[98,[\"[".formatted(table);
        String suffix = "]\"]]],{\"durability\":\"soft\"}],{}]";
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
            ByteArrayOutputStream batch = new ByteArrayOutputStream();
            for (long i = 0; i < documents; i++) {
                batch.writeBytes(bytes(batch.size() == 0 ? prefix : ","));
                batch.writeBytes(bytes(document(i).replace("\"", "\\\"")));
                if (batch.size() >= BATCH_BYTES || i == documents - 1) {
                    batch.writeBytes(bytes(suffix));
                    out.writeInt(batch.size());
                    batch.writeTo(out);
                    batch.reset();
                }
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The key of a document: its place in the order comes first, spread over all keys, and the rest is random. */
    private String key(long number, Random random) {
        long high = number * (Long.MAX_VALUE / documents) * 2;
        return new UUID(high ^ (random.nextLong() >>> 48), random.nextLong()).toString();
    }

    private String document(long number) {
        Random random = new Random(number);
        String start =
                "{\"id\":\"%s\",\"number\":%d,\"price\":%.2f,\"active\":%b,\"tags\":[\"red\",\"blue\"],\"place\":{\"city\":\"Zürich\"},\"text\":\""
                        .formatted(key(number, random), number, random.nextInt(100_000) / 100.0, random.nextBoolean());
        StringBuilder text = new StringBuilder(start);
        while (text.length() < length - 2) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.append("\"}").toString();
    }
}

package io.github.rethinksh.cluster;

import java.io.IOException;
import java.util.zip.CRC32C;

/**
 * Notices a response that comes twice in a row. Responses carry no number of their own: the second would be taken for the
 * next part of the results. Parts of a table in the order of its keys are never the same. For one thread.
 */
final class RepeatedFrame {
    private long lastToken = -1;
    private int lastLength;
    private long lastSum;

    /**
     * Looks at the next response.
     *
     * @throws IOException when it is the last one again
     */
    void check(long token, byte[] body) throws IOException {
        CRC32C sum = new CRC32C();
        sum.update(body);
        boolean same = token == lastToken && body.length == lastLength && sum.getValue() == lastSum;
        lastToken = token;
        lastLength = body.length;
        lastSum = sum.getValue();
        if (same) {
            throw new IOException("the server sent the same response twice");
        }
    }
}

package io.github.rethinksh.archive.block;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that compress. They work for any number of outputs at once, and each output has a bounded number of blocks
 * under way, so that memory is bounded by the outputs, not by what goes through them.
 */
final class BlockPool implements AutoCloseable {
    /** More of them wait for the disk, and their blocks take memory. */
    private static final int MOST_THREADS = 8;

    private final BlockFormat format;
    private final int threads;
    private final ExecutorService executor;
    private final Queue<BlockCompressor> idle = new ConcurrentLinkedQueue<>();

    BlockPool(BlockFormat format) {
        this.format = format;
        this.threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        AtomicInteger number = new AtomicInteger();
        this.executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "rethinksh-compress-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    BlockFormat format() {
        return format;
    }

    /** How many blocks of one output may be under way: enough for all threads, and one that is being filled. */
    int ahead() {
        return threads + 1;
    }

    /** Has a block compressed; the array may be written to again when that is done. */
    Future<Block> compress(byte[] content, int length) {
        return executor.submit(() -> {
            BlockCompressor compressor = idle.poll();
            if (compressor == null) {
                compressor = format.compressor();
            }
            try {
                return compressor.compress(content, length);
            } finally {
                idle.add(compressor);
            }
        });
    }

    /** Ends the threads; blocks under way are dropped. */
    @Override
    public void close() {
        executor.shutdownNow();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = executor.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                // A block takes milliseconds, and its native memory cannot be given back before.
                interrupted = true;
            }
        }
        idle.forEach(BlockCompressor::close);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.usher.chaos.proxy;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.random.RandomGenerator;

/**
 * One direction of one connection. One thread reads pieces and sets when each is due; another
 * passes them on in order, so that a delay does not reduce the bandwidth.
 */
final class Lane {

    private static final int CHUNK_BYTES = 16 * 1024;

    /** The number of waiting pieces: up to 4 MB besides the buffers of the sockets. */
    private static final int MAX_WAITING = 256;

    private final Link link;
    private final Socket from;
    private final Socket to;
    private final FlowDirection direction;
    private final Settings settings;
    private final RandomGenerator readerRandom;
    private final RandomGenerator writerRandom;
    private final BlockingQueue<Step> waiting = new ArrayBlockingQueue<>(MAX_WAITING);

    /** The next step, which must not happen before it is due. */
    private sealed interface Step permits Chunk, Step.EndOutput, Step.Reset {

        long dueNanos();

        record EndOutput(long dueNanos) implements Step {}

        record Reset(long dueNanos) implements Step {}
    }

    /** A piece of data. */
    private static final class Chunk implements Step {

        private final byte[] bytes;
        private final long dueNanos;

        Chunk(byte[] buffer, int count, long dueNanos) {
            this.bytes = Arrays.copyOf(buffer, count);
            this.dueNanos = dueNanos;
        }

        @Override
        public long dueNanos() {
            return dueNanos;
        }
    }

    Lane(
            Link link,
            Socket from,
            Socket to,
            FlowDirection direction,
            Settings settings,
            RandomGenerator.SplittableGenerator random) {
        this.link = link;
        this.from = from;
        this.to = to;
        this.direction = direction;
        this.settings = settings;
        this.readerRandom = random.split();
        this.writerRandom = random.split();
    }

    void start() {
        Thread.ofVirtual().name("proxy-read").start(this::read);
        Thread.ofVirtual().name("proxy-write").start(this::write);
    }

    private void read() {
        byte[] buffer = new byte[CHUNK_BYTES];
        long due = System.nanoTime();
        try {
            while (true) {
                Step step;
                try {
                    int count = from.getInputStream().read(buffer);
                    due = due(due);
                    step = count < 0 ? new Step.EndOutput(due) : new Chunk(buffer, count, due);
                } catch (IOException _) {
                    step = new Step.Reset(due);
                }
                waiting.put(step);
                if (!(step instanceof Chunk)) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            link.reset();
        }
    }

    /** Returns when a piece is due, never before the previous one. */
    private long due(long previous) {
        long delay = settings.of(direction).delayNanos(readerRandom);
        if (delay > 0) {
            settings.harmed();
        }
        long due = System.nanoTime() + delay;
        return due - previous > 0 ? due : previous;
    }

    private void write() {
        try {
            while (true) {
                Step step = waiting.take();
                sleepUntil(step.dueNanos());
                settings.awaitPassable(direction);
                switch (step) {
                    case Chunk chunk -> {
                        if (settings.of(direction).resetsChunk(writerRandom)) {
                            settings.harmed();
                            link.reset();
                            return;
                        }
                        pass(chunk.bytes);
                    }
                    case Step.EndOutput _ -> {
                        to.shutdownOutput();
                        link.finished(direction);
                        return;
                    }
                    case Step.Reset _ -> {
                        link.reset();
                        return;
                    }
                }
            }
        } catch (IOException | InterruptedException _) {
            link.reset();
        }
    }

    private void pass(byte[] bytes) throws IOException, InterruptedException {
        int sent = 0;
        while (sent < bytes.length) {
            Toxics toxics = settings.of(direction);
            int count = Math.min(bytes.length - sent, toxics.sliceBytes());
            to.getOutputStream().write(bytes, sent, count);
            sent += count;
            Duration pause = toxics.pauseAfterSlice();
            if (!pause.isZero()) {
                settings.harmed();
                Thread.sleep(pause);
                settings.awaitPassable(direction);
            }
        }
    }

    private static void sleepUntil(long dueNanos) throws InterruptedException {
        long left = dueNanos - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
    }
}

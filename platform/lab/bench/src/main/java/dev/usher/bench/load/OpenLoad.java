package dev.usher.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Begins requests at a rate, whatever became of those before. Latency counts from when a request
 * was meant to begin, so that a server that stands still is charged for all that had to wait.
 */
public final class OpenLoad {

    private static final long PATIENCE_SECONDS = 15;

    private final InetSocketAddress target;
    private final int connections;
    private final Listener listener;
    private final BlockingQueue<Due> due = new LinkedBlockingQueue<>();
    private final Tally tally = new Tally();

    public OpenLoad(int port, int connections, Listener listener) {
        this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.connections = connections;
        this.listener = listener;
    }

    /** Told before each request is sent, and when it is answered. */
    public interface Listener {

        Listener NOBODY = (index, intendedNanos) -> {};

        void begins(int index, long intendedNanos);

        default void answered(int index, int status, long intendedNanos) {}
    }

    /** A request whose time has come. */
    private record Due(int index, long intendedNanos) {

        private static final int NONE = -1;

        /** Nothing is due any more. */
        private static final Due NO_MORE = new Due(NONE, 0);
    }

    /** The intended start of the request with that number. */
    static long intended(long startNanos, int index, double perSecond) {
        return startNanos + Math.round(index * 1e9 / perSecond);
    }

    /** Sends the first so many of the requests at that rate, beginning with the first again. */
    public LoadReport run(List<Request> requests, int count, double perSecond) {
        Wire wire = new Wire(requests, false, 0);
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            senders.add(Thread.ofPlatform().daemon().start(() -> send(wire)));
        }
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
        for (int i = 0; i < count; i++) {
            long at = intended(start, i, perSecond);
            long left = at - System.nanoTime();
            while (left > 0) {
                LockSupport.parkNanos(left);
                left = at - System.nanoTime();
            }
            due.add(new Due(i, at));
        }
        senders.forEach(_ -> due.add(Due.NO_MORE));
        senders.forEach(OpenLoad::join);
        return tally.report();
    }

    private void send(Wire wire) {
        SocketChannel channel = null;
        AnswerReader answer = new AnswerReader();
        try {
            Due next = due.take();
            while (next.index() != Due.NONE) {
                try {
                    channel = channel == null ? connect() : channel;
                    exchange(channel, answer, wire, next);
                    channel = answer.close() ? closed(channel) : channel;
                } catch (IOException broken) {
                    tally.failed();
                    channel = closed(channel);
                }
                next = due.take();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            closed(channel);
        }
    }

    private void exchange(SocketChannel channel, AnswerReader answer, Wire wire, Due next)
            throws IOException {
        ByteBuffer request;
        synchronized (wire) {
            request = wire.get(next.index() % wire.size());
        }
        listener.begins(next.index(), next.intendedNanos());
        while (request.hasRemaining()) {
            channel.write(request);
        }
        ByteBuffer arrived = ByteBuffer.allocate(16 * 1024);
        answer.reset();
        boolean whole = false;
        while (!whole) {
            arrived.clear();
            if (channel.read(arrived) < 0) {
                throw new IOException("the server has closed the connection");
            }
            whole = answer.whole(arrived.flip());
        }
        long ended = System.nanoTime();
        tally.answered(answer.status(), answer.size(), next.intendedNanos(), ended);
        listener.answered(next.index(), answer.status(), next.intendedNanos());
    }

    private SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(target);
        return channel;
    }

    private static @Nullable SocketChannel closed(@Nullable SocketChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException gone) {
                return null;
            }
        }
        return null;
    }

    /** A server that never answers is left behind. */
    private static void join(Thread sender) {
        try {
            if (!sender.join(java.time.Duration.ofSeconds(PATIENCE_SECONDS))) {
                sender.interrupt();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

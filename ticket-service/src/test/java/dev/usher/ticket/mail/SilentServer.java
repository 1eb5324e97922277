package dev.usher.ticket.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that accepts connections and never ends its first answer. */
final class SilentServer implements AutoCloseable {

    private final ServerSocket listening;
    private final boolean talks;
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();
    private final AtomicInteger ended = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private SilentServer(ServerSocket listening, boolean talks) {
        this.listening = listening;
        this.talks = talks;
    }

    /** A server that says nothing. */
    static SilentServer on(int port) throws IOException {
        return started(port, false);
    }

    /** A server that says a line of its greeting twice a second, for ever. */
    static SilentServer talking(int port) throws IOException {
        return started(port, true);
    }

    private static SilentServer started(int port, boolean talks) throws IOException {
        SilentServer server =
                new SilentServer(
                        new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), talks);
        server.threads.execute(server::accept);
        return server;
    }

    /** The connections that were made. */
    int open() {
        return accepted.size();
    }

    /** The connections that the other side ended. */
    int ended() {
        return ended.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listening.accept();
                accepted.add(connection);
                threads.execute(() -> watch(connection));
                if (talks) {
                    threads.execute(() -> talk(connection));
                }
            }
        } catch (IOException closing) {
            // The test is over.
        }
    }

    private void watch(Socket connection) {
        try {
            while (connection.getInputStream().read() >= 0) {
                // What is said is of no interest.
            }
            ended.incrementAndGet();
        } catch (IOException broken) {
            ended.incrementAndGet();
        }
    }

    private void talk(Socket connection) {
        try {
            OutputStream out = connection.getOutputStream();
            while (!closed.await(500, TimeUnit.MILLISECONDS)) {
                out.write("220-please wait\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        } catch (IOException broken) {
            // The other side has had enough.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listening.close();
        for (Socket connection : accepted) {
            connection.close();
        }
        threads.close();
    }
}

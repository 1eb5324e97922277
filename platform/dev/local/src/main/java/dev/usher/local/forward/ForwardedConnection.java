package dev.usher.local.forward;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a client, and the connection to an instance that its bytes are passed to.
 *
 * <p>Bytes from the client after bytes from the instance begin a new request, since HTTP clients do
 * not send one before the last answer is complete. If the instance is no longer ready at that
 * moment, the connection moves to another instance first, so that an instance can be stopped
 * without failing the next request of a connection that is kept alive.
 */
final class ForwardedConnection {

    private static final int BUFFER_BYTES = 8 * 1024;
    private static final int DIRECTIONS = 2;

    private final Socket client;
    private final RoundRobin instances;
    private final Consumer<ForwardedConnection> whenOver;
    private final AtomicInteger finished = new AtomicInteger();
    private volatile @Nullable Socket instance;
    private volatile boolean answered;
    private boolean over;

    ForwardedConnection(
            Socket client, RoundRobin instances, Consumer<ForwardedConnection> whenOver) {
        this.client = client;
        this.instances = instances;
        this.whenOver = whenOver;
    }

    /** Starts to forward; returns at once. */
    void start() {
        Thread.ofVirtual().name("forward-requests").start(this::forwardRequests);
    }

    private void forwardRequests() {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            client.setTcpNoDelay(true);
            Socket current = attach();
            InputStream requests = client.getInputStream();
            for (int count = requests.read(buffer); count >= 0; count = requests.read(buffer)) {
                if (client.isOutputShutdown()) {
                    throw new IOException("the instance has ended this connection");
                }
                if (answered && !instances.isReady(current.getPort())) {
                    Socket stopping = current;
                    current = attach();
                    close(stopping, false);
                }
                answered = false;
                current.getOutputStream().write(buffer, 0, count);
            }
            current.shutdownOutput();
            finishOne();
        } catch (IOException broken) {
            reset();
        }
    }

    private Socket attach() throws IOException {
        Socket next = instances.connect();
        synchronized (this) {
            if (over) {
                close(next, true);
                throw new IOException("the connection was ended before it could be forwarded");
            }
            instance = next;
        }
        Thread.ofVirtual().name("forward-answers").start(() -> forwardAnswers(next));
        return next;
    }

    private void forwardAnswers(Socket from) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream answers = from.getInputStream();
            for (int count = answers.read(buffer); count >= 0; count = answers.read(buffer)) {
                answered = true; // before the client can react to it
                client.getOutputStream().write(buffer, 0, count);
            }
            if (from.equals(instance)) {
                client.shutdownOutput();
                finishOne();
            }
        } catch (IOException broken) {
            if (from.equals(instance)) {
                reset();
            }
        }
    }

    /** Ends the connection once both sides have sent everything. */
    private void finishOne() {
        if (finished.incrementAndGet() == DIRECTIONS) {
            end(false);
        }
    }

    /** Ends the connection for both sides; bytes under way are lost. */
    void reset() {
        end(true);
    }

    private void end(boolean reset) {
        Socket current;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            current = instance;
        }
        close(client, reset);
        if (current != null) {
            close(current, reset);
        }
        whenOver.accept(this);
    }

    static void close(Socket socket, boolean reset) {
        try (socket) {
            if (reset && !socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException alreadyClosed) {
            // There is nothing left to close.
        }
    }
}

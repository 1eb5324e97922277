package dev.usher.local.forward;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The port that clients connect to. While it is shut, the port stays reserved but has no listener:
 * connections are refused, and no other process can take the port.
 */
public final class Entrance implements AutoCloseable {

    private static final int BACKLOG = 512;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(5);

    private final Consumer<Socket> visitors;
    private final int port;
    private @Nullable ServerSocket listening;
    private @Nullable Thread accepting;
    private @Nullable Socket holding;

    /** Listens at once; waits up to 5 s for the port to become free. Port 0 takes any free port. */
    public Entrance(int port, Consumer<Socket> visitors) {
        this(port, PATIENCE, visitors);
    }

    /** Listens as soon as the port is free; fails when it is not free after that time. */
    Entrance(int port, Duration patience, Consumer<Socket> visitors) {
        this.visitors = visitors;
        ServerSocket socket = listen(port, patience);
        this.port = socket.getLocalPort();
        this.listening = socket;
        admit(socket);
    }

    public int port() {
        return port;
    }

    /** Listens again; does nothing while it listens. */
    public synchronized void open() {
        if (listening != null) {
            return;
        }
        close(holding);
        holding = null;
        ServerSocket socket = listen(port, PATIENCE);
        listening = socket;
        admit(socket);
    }

    /** Refuses connections until it is opened again. */
    public synchronized void shut() {
        if (listening == null) {
            return;
        }
        stopListening();
        Socket reserved = new Socket();
        try {
            reserved.setReuseAddress(true);
            reserved.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            holding = reserved;
        } catch (IOException taken) {
            close(reserved);
        }
    }

    @Override
    public synchronized void close() {
        stopListening();
        close(holding);
        holding = null;
    }

    /** Returns when the port has no listener, which is when nothing waits for connections. */
    private void stopListening() {
        close(listening);
        listening = null;
        try {
            if (accepting != null) {
                accepting.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void admit(ServerSocket socket) {
        accepting =
                Thread.ofVirtual()
                        .name("accept-" + port)
                        .start(() -> {
                            while (!socket.isClosed()) {
                                try {
                                    visitors.accept(socket.accept());
                                } catch (IOException shut) {
                                    // Shutting ends the loop; a client that left early does not.
                                }
                            }
                        });
    }

    private static ServerSocket listen(int port, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                ServerSocket socket = new ServerSocket();
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
                return socket;
            } catch (IOException taken) {
                if (System.nanoTime() - until > 0 || Thread.currentThread().isInterrupted()) {
                    throw new UncheckedIOException("cannot listen on port " + port, taken);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(@Nullable AutoCloseable socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (Exception alreadyClosed) {
            // There is nothing left to close.
        }
    }
}

package dev.usher.chaos.proxy;

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
 * The port that clients connect to. While it is shut the port stays ours without anybody listening,
 * so that connections are refused and nobody else takes it.
 */
final class Entrance {

    private static final int BACKLOG = 512;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);

    private final Consumer<Socket> visitors;
    private final int port;
    private @Nullable ServerSocket listening;
    private @Nullable Socket holding;

    Entrance(int port, Consumer<Socket> visitors) {
        this.visitors = visitors;
        ServerSocket socket = listen(port);
        this.port = socket.getLocalPort();
        this.listening = socket;
        admit(socket);
    }

    int port() {
        return port;
    }

    synchronized void open() {
        if (listening != null) {
            return;
        }
        close(holding);
        holding = null;
        ServerSocket socket = listen(port);
        listening = socket;
        admit(socket);
    }

    synchronized void shut() {
        if (listening == null) {
            return;
        }
        close(listening);
        listening = null;
        Socket reserved = new Socket();
        try {
            reserved.setReuseAddress(true);
            reserved.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            holding = reserved;
        } catch (IOException taken) {
            close(reserved);
        }
    }

    synchronized void close() {
        close(listening);
        close(holding);
        listening = null;
        holding = null;
    }

    private void admit(ServerSocket socket) {
        Thread.ofVirtual()
                .name("proxy-accept-" + port)
                .start(() -> {
                    while (!socket.isClosed()) {
                        try {
                            visitors.accept(socket.accept());
                        } catch (IOException shut) {
                            // Either it was shut, which ends the loop, or one visitor left early.
                        }
                    }
                });
    }

    private static ServerSocket listen(int port) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                ServerSocket socket = new ServerSocket();
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
                return socket;
            } catch (IOException taken) {
                if (System.nanoTime() - until > 0) {
                    throw new UncheckedIOException("cannot listen on port " + port, taken);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(@Nullable AutoCloseable socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (Exception ignored) {
            // Closing is all that was wanted of it.
        }
    }
}

package dev.usher.bench.journey.bare;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Serves HTTP/1.1 on loopback: a thread for each connection reads, works and writes. Per request
 * that takes less CPU time than virtual threads, which a poller wakes, and half of what the JDK's
 * server takes, which hands each request from one thread to another.
 */
final class SocketServer implements AutoCloseable {

    private static final Logger log = Logger.getLogger(SocketServer.class.getName());
    private static final int BACKLOG = 1024;

    private final ServerSocket server;
    private final Handler handler;

    /** Answers requests, several at the same time. */
    @FunctionalInterface
    interface Handler {
        HttpMessage answer(HttpMessage request);
    }

    private SocketServer(ServerSocket server, Handler handler) {
        this.server = server;
        this.handler = handler;
    }

    /** Listens on a port, or on a free one if it is 0. */
    static SocketServer listen(int port, Handler handler) {
        try {
            ServerSocket server = new ServerSocket();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            SocketServer listening = new SocketServer(server, handler);
            Thread.ofPlatform().daemon().name("accept").start(listening::accept);
            return listening;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Thread.ofPlatform().daemon().name("connection").start(() -> talk(client));
            }
        } catch (IOException closed) {
            log.log(Level.FINE, "no longer listening", closed);
        }
    }

    private void talk(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            HttpReader requests = new HttpReader(client.getInputStream());
            OutputStream answers = client.getOutputStream();
            for (HttpMessage next = requests.next(); next != null; next = requests.next()) {
                answers.write(answer(next).toBytes());
            }
        } catch (IOException gone) {
            log.log(Level.FINE, "a client is gone", gone);
        }
    }

    private HttpMessage answer(HttpMessage request) {
        try {
            return handler.answer(request);
        } catch (RuntimeException failed) {
            log.log(Level.SEVERE, request.first(), failed);
            return HttpMessage.refused(500, "internal_error");
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

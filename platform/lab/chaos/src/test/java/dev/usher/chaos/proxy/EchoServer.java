package dev.usher.chaos.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A server that sends all data back. */
final class EchoServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Set<Socket> guests = ConcurrentHashMap.newKeySet();
    private final AtomicLong heard = new AtomicLong();

    EchoServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The number of received bytes. */
    long heard() {
        return heard.get();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket guest = socket.accept();
                guests.add(guest);
                Thread.ofVirtual().start(() -> echo(guest));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void echo(Socket guest) {
        byte[] buffer = new byte[8192];
        try (guest) {
            int count;
            while ((count = guest.getInputStream().read(buffer)) >= 0) {
                heard.addAndGet(count);
                guest.getOutputStream().write(buffer, 0, count);
            }
            guest.shutdownOutput();
        } catch (IOException _) {
            // Some tests reset the connection.
        } finally {
            guests.remove(guest);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket guest : guests) {
            guest.close();
        }
    }
}

package dev.usher.local.forward;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one address of a service that runs several times on this machine. Each connection goes to the
 * next ready instance, and on to the one after it when an instance refuses. While no instance is
 * ready, the port refuses connections, as a service that does not run would.
 *
 * <p>An instance that stops being ready gets no new connection, and no new request on a connection
 * that it already has: see {@link ForwardedConnection}.
 */
public final class RoundRobin implements AutoCloseable {

    /** The most connections at once; the gateway opens up to 1000 per service. */
    private static final int MAX_CONNECTIONS = 1500;

    private static final int CONNECT_MILLIS = 2000;

    private final AtomicInteger turn = new AtomicInteger();
    private final Set<ForwardedConnection> connections = ConcurrentHashMap.newKeySet();
    private final Entrance entrance;
    private volatile List<Integer> ready;

    /**
     * Listens as soon as the port is free.
     *
     * @param ready ports of the instances that take connections
     * @throws java.io.UncheckedIOException when the port is not free after {@code patience}
     */
    public RoundRobin(int port, Duration patience, List<Integer> ready) {
        this.ready = List.copyOf(ready);
        this.entrance = new Entrance(port, patience, this::admit);
        offer(ready);
    }

    public int port() {
        return entrance.port();
    }

    /** Replaces the ports of the instances that take connections. */
    public synchronized void offer(List<Integer> instances) {
        ready = List.copyOf(instances);
        if (ready.isEmpty()) {
            entrance.shut();
        } else {
            entrance.open();
        }
    }

    boolean isReady(int instance) {
        return ready.contains(instance);
    }

    /** Connects to the next instance that accepts. */
    Socket connect() throws IOException {
        List<Integer> instances = ready;
        int first = turn.getAndIncrement();
        IOException refused = new IOException("no instance is ready");
        for (int i = 0; i < instances.size(); i++) {
            int port = instances.get(Math.floorMod(first + i, instances.size()));
            Socket socket = new Socket();
            try {
                socket.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        CONNECT_MILLIS);
                socket.setTcpNoDelay(true);
                return socket;
            } catch (IOException failed) {
                refused = failed;
                ForwardedConnection.close(socket, false);
            }
        }
        throw refused;
    }

    private void admit(Socket client) {
        if (connections.size() >= MAX_CONNECTIONS) {
            ForwardedConnection.close(client, true);
            return;
        }
        ForwardedConnection connection = new ForwardedConnection(client, this, connections::remove);
        connections.add(connection);
        connection.start();
    }

    @Override
    public void close() {
        entrance.close();
        connections.forEach(ForwardedConnection::reset);
    }
}

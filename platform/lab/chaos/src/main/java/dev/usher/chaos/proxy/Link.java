package dev.usher.chaos.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** A client's connection and the connection to the server behind it. */
final class Link {

    private static final int CONNECT_MILLIS = 10_000;

    private final Socket client;
    private final Socket server = new Socket();
    private final int target;
    private final Settings settings;
    private final Consumer<Link> whenOver;
    private final Set<FlowDirection> ended = EnumSet.noneOf(FlowDirection.class);
    private boolean over;

    Link(Socket client, int target, Settings settings, Consumer<Link> whenOver) {
        this.client = client;
        this.target = target;
        this.settings = settings;
        this.whenOver = whenOver;
    }

    /** Returns at once. */
    void start(RandomGenerator.SplittableGenerator random) {
        Thread.ofVirtual().name("proxy-connect").start(() -> connect(random));
    }

    private void connect(RandomGenerator.SplittableGenerator random) {
        try {
            client.setTcpNoDelay(true);
            if (settings.of(FlowDirection.TO_SERVER).resetsConnection(random)) {
                settings.harmed();
                reset();
                return;
            }
            settings.awaitPassable(FlowDirection.TO_SERVER);
            server.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), target),
                    CONNECT_MILLIS);
            server.setTcpNoDelay(true);
            lane(client, server, FlowDirection.TO_SERVER, random).start();
            lane(server, client, FlowDirection.TO_CLIENT, random).start();
        } catch (IOException | InterruptedException _) {
            reset();
        }
    }

    private Lane lane(
            Socket from,
            Socket to,
            FlowDirection direction,
            RandomGenerator.SplittableGenerator random) {
        return new Lane(this, from, to, direction, settings, random.split());
    }

    /** Records the end of one direction; the link is over when both have ended. */
    void finished(FlowDirection direction) {
        boolean both;
        synchronized (this) {
            ended.add(direction);
            both = ended.size() == FlowDirection.values().length;
        }
        if (both) {
            close(false);
        }
    }

    /** Resets both connections; data under way is lost. */
    void reset() {
        close(true);
    }

    private void close(boolean reset) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        close(client, reset);
        close(server, reset);
        whenOver.accept(this);
    }

    private static void close(Socket socket, boolean reset) {
        try (socket) {
            if (reset && !socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException _) {
            // Closed or broken: both are fine.
        }
    }
}

package dev.usher.chaos.proxy;

import dev.usher.local.forward.Entrance;
import java.net.Socket;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP proxy on loopback between clients and one server, which misbehaves as it is told. Chances
 * are drawn per connection from the seed, in the order in which connections are made.
 */
public final class FaultProxy implements AutoCloseable {

    private final Settings settings = new Settings();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicLong connections = new AtomicLong();
    private final int target;
    private final SplittableRandom random;
    private final Entrance entrance;

    private FaultProxy(int listen, int target, long seed) {
        this.target = target;
        this.random = new SplittableRandom(seed);
        this.entrance = new Entrance(listen, this::connected);
    }

    /** Listens at once; the server need not be there yet. Port 0 means any free one. */
    public static FaultProxy between(int listen, int target) {
        return between(listen, target, 0);
    }

    /** The seed decides which connections and pieces of data a chance meets. */
    public static FaultProxy between(int listen, int target, long seed) {
        return new FaultProxy(listen, target, seed);
    }

    public int port() {
        return entrance.port();
    }

    /** How many were made so far. */
    public long connections() {
        return connections.get();
    }

    /** How often data was held back, cut up or lost, or a connection was torn, so far. */
    public long harms() {
        return settings.harms();
    }

    /** These and no others, in both directions, from now on. */
    public void set(Toxic... toxics) {
        Toxics wanted = Toxics.of(toxics);
        settings.set(Direction.TO_SERVER, wanted);
        settings.set(Direction.TO_CLIENT, wanted);
        comply();
    }

    /** These and no others in one direction; the other stays as it is. */
    public void set(Direction direction, Toxic... toxics) {
        settings.set(direction, Toxics.of(toxics));
        comply();
    }

    /** An honest proxy again. */
    public void clear() {
        set();
    }

    /** Cuts what is connected now, once. */
    public void cut() {
        links.forEach(Link::reset);
    }

    private synchronized void comply() {
        if (settings.down()) {
            entrance.shut();
            cut();
        } else {
            entrance.open();
        }
    }

    private void connected(Socket client) {
        SplittableRandom own;
        synchronized (random) {
            own = random.split();
        }
        connections.incrementAndGet();
        Link link = new Link(client, target, settings, links::remove);
        links.add(link);
        link.start(own);
        if (settings.down()) {
            link.reset();
        }
    }

    @Override
    public synchronized void close() {
        entrance.close();
        settings.end();
        cut();
    }
}

package dev.usher.chaos.proxy;

import dev.usher.local.forward.Entrance;
import java.net.Socket;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP proxy on loopback between clients and one server that misbehaves on command. Random faults
 * are drawn per connection from the seed, in the order of the connections.
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

    /** Listens at once, even before the server does. Port 0 means any free port. */
    public static FaultProxy between(int listen, int target) {
        return between(listen, target, 0);
    }

    /** The seed decides which connections and pieces of data a random fault hits. */
    public static FaultProxy between(int listen, int target, long seed) {
        return new FaultProxy(listen, target, seed);
    }

    public int port() {
        return entrance.port();
    }

    /** The number of connections so far. */
    public long connections() {
        return connections.get();
    }

    /** The number of times that data was delayed, sliced or lost, or a connection was reset. */
    public long harms() {
        return settings.harms();
    }

    /** Replaces the toxics of both directions. */
    public void set(Toxic... toxics) {
        Toxics wanted = Toxics.of(toxics);
        settings.set(FlowDirection.TO_SERVER, wanted);
        settings.set(FlowDirection.TO_CLIENT, wanted);
        comply();
    }

    /** Replaces the toxics of one direction. */
    public void set(FlowDirection direction, Toxic... toxics) {
        settings.set(direction, Toxics.of(toxics));
        comply();
    }

    /** Removes all toxics. */
    public void clear() {
        set();
    }

    /** Cuts all current connections. */
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

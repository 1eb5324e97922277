package dev.usher.chaos.proxy;

/** A TCP proxy on loopback between clients and one server, which misbehaves as it is told. */
public final class FaultProxy implements AutoCloseable {

    private final int listen;

    private FaultProxy(int listen) {
        this.listen = listen;
    }

    public static FaultProxy between(int listen, int target) {
        return between(listen, target, 0);
    }

    /** The seed decides which connections and pieces a chance meets. */
    public static FaultProxy between(int listen, int target, long seed) {
        return new FaultProxy(listen);
    }

    public int port() {
        return listen;
    }

    /** These and no others, in both directions, from now on. */
    public void set(Toxic... toxics) {}

    /** These and no others in one direction; the other stays as it is. */
    public void set(Direction direction, Toxic... toxics) {}

    /** An honest proxy again. */
    public void clear() {}

    /** Cuts what is connected now, once. */
    public void cut() {}

    @Override
    public void close() {}
}

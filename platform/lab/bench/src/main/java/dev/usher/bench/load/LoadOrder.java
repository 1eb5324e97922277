package dev.usher.bench.load;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the load process is to do.
 *
 * @param requests the file of requests, sent in turn
 * @param once whether each is sent at most once
 * @param connections how many requests are under way at most
 * @param millis how long requests are begun
 * @param count after how many it ends anyway; 0 for no bound
 * @param perSecond requests begun per second, whatever became of those before; 0 for as many as
 *     there are answers
 * @param watch what becomes of each request afterwards, in the open model; null for nobody looks
 */
public record LoadOrder(
        int port,
        String requests,
        boolean once,
        int connections,
        long millis,
        long count,
        double perSecond,
        @Nullable Watch watch) {

    /**
     * Something in the database that each request leads to.
     *
     * @param sql answers which of the UUIDs in its one parameter are there by now
     * @param ids a file with the UUID of each request, line by line
     */
    public record Watch(String url, String sql, String ids) {}

    /** As many as are answered, for so long. */
    public static LoadOrder closed(int port, String requests, int connections, long millis) {
        return new LoadOrder(port, requests, false, connections, millis, 0, 0, null);
    }

    /** At a rate, from intended start times. */
    public static LoadOrder open(int port, String requests, double perSecond, long millis) {
        return new LoadOrder(port, requests, false, 64, millis, 0, perSecond, null);
    }

    /** How many requests the open model begins. */
    public int intended() {
        return (int) (perSecond * millis / TimeUnit.SECONDS.toMillis(1));
    }

    /** So many and no more, as a warm-up wants it; within the time. */
    public LoadOrder atMost(long operations) {
        return new LoadOrder(
                port, requests, once, connections, millis, operations, perSecond, watch);
    }

    public LoadOrder lasting(long time) {
        return new LoadOrder(port, requests, once, connections, time, count, perSecond, watch);
    }

    public LoadOrder watchedBy(Watch watcher) {
        return new LoadOrder(port, requests, once, connections, millis, count, perSecond, watcher);
    }

    public LoadOrder eachOnce() {
        return new LoadOrder(port, requests, true, connections, millis, count, perSecond, watch);
    }
}

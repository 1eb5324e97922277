package dev.usher.bench.load;

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
 */
public record LoadOrder(
        int port,
        String requests,
        boolean once,
        int connections,
        long millis,
        long count,
        double perSecond) {

    /** As many as are answered, for so long. */
    public static LoadOrder closed(int port, String requests, int connections, long millis) {
        return new LoadOrder(port, requests, false, connections, millis, 0, 0);
    }

    /** At a rate, from intended start times. */
    public static LoadOrder open(int port, String requests, double perSecond, long millis) {
        return new LoadOrder(port, requests, false, 64, millis, 0, perSecond);
    }

    /** So many and no more, as a warm-up wants it; within the time. */
    public LoadOrder atMost(long operations) {
        return new LoadOrder(port, requests, once, connections, millis, operations, perSecond);
    }

    public LoadOrder eachOnce() {
        return new LoadOrder(port, requests, true, connections, millis, count, perSecond);
    }
}

package dev.usher.bench.load;

/**
 * Load in the closed model, for {@link Wrk}: a number of connections, each of which sends its next
 * request as soon as the last one is answered.
 *
 * @param requests the file of requests ({@link LoadRequest#write}), sent in turn
 * @param millis for how long requests begin
 * @param most how many requests begin at most
 */
public record ClosedLoad(int port, String requests, int connections, long millis, long most) {

    public ClosedLoad(int port, String requests, int connections, long millis) {
        this(port, requests, connections, millis, Long.MAX_VALUE >> 16);
    }

    public ClosedLoad atMost(long number) {
        return new ClosedLoad(port, requests, connections, millis, number);
    }

    public ClosedLoad lasting(long time) {
        return new ClosedLoad(port, requests, connections, time, most);
    }
}

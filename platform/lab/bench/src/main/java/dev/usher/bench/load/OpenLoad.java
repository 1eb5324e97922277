package dev.usher.bench.load;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Load in the open model, for {@link OpenLoadProcess}: requests begin at a rate, whether or not
 * earlier ones are answered.
 *
 * @param requests the file of requests ({@link LoadRequest#write}), sent in turn
 * @param millis for how long requests begin
 * @param watch what each request leads to in the database; null if that is not observed
 */
public record OpenLoad(
        int port, String requests, double perSecond, long millis, @Nullable Watch watch) {

    /**
     * A row in the database that each request leads to.
     *
     * @param sql selects which of the UUIDs in its one parameter are present
     * @param ids a file with the UUID of each request, line by line
     */
    public record Watch(String url, String sql, String ids) {}

    /** The number of requests. */
    public int intended() {
        return (int) (perSecond * millis / TimeUnit.SECONDS.toMillis(1));
    }

    /** When a request is meant to begin; the first has index 0. */
    long intendedNanos(long startNanos, int index) {
        return startNanos + Math.round(index * 1e9 / perSecond);
    }
}

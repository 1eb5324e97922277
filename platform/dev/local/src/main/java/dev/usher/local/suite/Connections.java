package dev.usher.local.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The connections that the instances of all services hold to PostgreSQL. */
final class Connections {

    /** The most that PostgreSQL of the local suite accepts. */
    static final int MOST = 200;

    /** The size of a service's pool. */
    static final int POOL = 8;

    /** Connections beside the pool: the relay's lease, and one for changes or migrations. */
    static final int BESIDE = 2;

    /** Left for administrators, people with psql and the lab. */
    private static final int RESERVE = 10;

    private Connections() {}

    /**
     * Refuses numbers of instances that PostgreSQL can't carry.
     *
     * @param instances by service
     * @throws IllegalArgumentException with the sum
     */
    static void check(Map<String, Integer> instances) {
        int each = POOL + BESIDE;
        int sum = RESERVE;
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, Integer> service : instances.entrySet()) {
            sum += service.getValue() * each;
            parts.add("  %s: %d x %d".formatted(service.getKey(), service.getValue(), each));
        }
        if (sum > MOST) {
            throw new IllegalArgumentException(
                    "PostgreSQL accepts %d connections here, and these would need %d:\n%s\n  reserve: %d"
                            .formatted(MOST, sum, String.join("\n", parts), RESERVE));
        }
    }
}

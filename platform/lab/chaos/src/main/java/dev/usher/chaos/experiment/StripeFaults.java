package dev.usher.chaos.experiment;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What Stripe's sandbox did of the faults that it was told. */
final class StripeFaults {

    /** Counted whatever becomes of them. */
    private static final Set<String> HARMLESS = Set.of("webhooks", "calls");

    private StripeFaults() {}

    /** Before they are healed; a course on which none was done has failed. */
    static void count(Course course) {
        Map<String, Long> counters = counters(course.lab().stripe().faultsDone());
        counters.forEach((name, times) -> course.count("stripe " + name, times));
        if (none(counters)) {
            course.failed("Stripe's sandbox did none of its faults");
        }
    }

    /** Of all that happened at least once. */
    static Map<String, Long> counters(JsonNode faultsDone) {
        Map<String, Long> counters = new TreeMap<>();
        faultsDone
                .path("counters")
                .forEachEntry((name, value) -> {
                    if (value.asLong(0) > 0) {
                        counters.put(name, value.asLong());
                    }
                });
        return counters;
    }

    static boolean none(Map<String, Long> counters) {
        return HARMLESS.containsAll(counters.keySet());
    }
}

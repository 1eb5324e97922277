package dev.usher.chaos.experiment;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Counts the faults that Stripe's sandbox has carried out. */
final class StripeFaults {

    /** Counters that are not faults. */
    private static final Set<String> HARMLESS = Set.of("webhooks", "calls");

    private StripeFaults() {}

    /** Counts faults before they are healed; the experiment failed if there are none. */
    static void count(Course course) {
        Map<String, Long> counters = counters(course.lab().stripe().faultsDone());
        counters.forEach((name, times) -> course.count("stripe " + name, times));
        if (none(counters)) {
            course.failed("Stripe's sandbox carried out no fault");
        }
    }

    /** Tells whether the sandbox has carried out a fault by now. */
    static boolean some(Course course) {
        return !none(counters(course.lab().stripe().faultsDone()));
    }

    /** The counters above zero. */
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

package dev.usher.bench.journey;

import dev.usher.bench.load.Latency;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The outcome of a number of journeys.
 *
 * @param nanos from the first beginning to the last end
 * @param ended the number of journeys that ended at the door, with both tickets admitted
 * @param failures the number of journeys that ended early, by reason
 * @param calls the number of calls of the public API and of the sandbox, repeats included
 * @param journey from the intended beginning to the end
 * @param steps the time of each call, by operation in order of appearance
 */
record JourneyReport(
        long nanos,
        long ended,
        Map<String, Long> failures,
        long calls,
        Latency journey,
        Map<String, Latency> steps) {

    JourneyReport {
        failures = new LinkedHashMap<>(failures);
        steps = new LinkedHashMap<>(steps);
    }
}

package dev.usher.chaos.check;

import dev.usher.chaos.history.Call;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of a run besides the databases. Invariants whose evidence is absent are skipped, and
 * the verdict says so.
 *
 * @param suiteTime the suite's time when it was at rest
 * @param messages the file of a {@code TopicRecorder} that was started before the first request
 * @param ledger the sandbox's answer to {@code GET /_sandbox/ledger}
 * @param deliveries the sandbox's answer to {@code GET /_sandbox/deliveries}
 * @param calls all calls of all clients of the run
 * @param samples observations during the run
 * @param logs the directory of the suite's logs
 * @param poison ids of messages of the lab that must end in dead letters
 */
public record Evidence(
        Instant suiteTime,
        @Nullable Path messages,
        @Nullable String ledger,
        @Nullable String deliveries,
        @Nullable List<Call> calls,
        @Nullable List<Sample> samples,
        @Nullable Path logs,
        Set<String> poison) {

    public Evidence {
        calls = calls == null ? null : List.copyOf(calls);
        samples = samples == null ? null : List.copyOf(samples);
        poison = Set.copyOf(poison);
    }

    /** Evidence of the databases only. */
    public static Evidence ofDatabases(Instant suiteTime) {
        return new Evidence(suiteTime, null, null, null, null, null, null, Set.of());
    }

    public Evidence withMessages(Path file) {
        return new Evidence(suiteTime, file, ledger, deliveries, calls, samples, logs, poison);
    }

    public Evidence withSandbox(String ledgerJson, String deliveriesJson) {
        return new Evidence(
                suiteTime, messages, ledgerJson, deliveriesJson, calls, samples, logs, poison);
    }

    public Evidence withCalls(List<Call> all) {
        return new Evidence(suiteTime, messages, ledger, deliveries, all, samples, logs, poison);
    }

    public Evidence withSamples(List<Sample> all) {
        return new Evidence(suiteTime, messages, ledger, deliveries, calls, all, logs, poison);
    }

    public Evidence withLogs(Path directory) {
        return new Evidence(
                suiteTime, messages, ledger, deliveries, calls, samples, directory, poison);
    }

    public Evidence withPoison(Set<String> messageIds) {
        return new Evidence(
                suiteTime, messages, ledger, deliveries, calls, samples, logs, messageIds);
    }
}

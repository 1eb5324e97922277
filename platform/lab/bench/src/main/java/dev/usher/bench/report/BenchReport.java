package dev.usher.bench.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usher.bench.machine.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The report of one run of a bench.
 *
 * @param form quick or full
 * @param limits the limits in force that could have bounded the figures, by name
 * @param remarks facts that a reader must know: repeats, void bursts, noise
 */
public record BenchReport(
        @JsonProperty("bench") String name,
        String title,
        String form,
        Instant started,
        @JsonIgnore Duration took,
        String commit,
        Machine machine,
        Map<String, String> limits,
        List<Section> sections,
        List<String> remarks) {

    public BenchReport {
        limits = new LinkedHashMap<>(limits);
        sections = List.copyOf(sections);
        remarks = List.copyOf(remarks);
    }

    public Stream<Comparison> comparisons() {
        return sections.stream().flatMap(section -> section.comparisons().stream());
    }

    @JsonProperty
    public long tookSeconds() {
        return took.toSeconds();
    }

    /** Sources and machine in one line. */
    public String where() {
        return "commit %s, %s, %d cores, %s, %s, JDK %s"
                .formatted(
                        commit,
                        machine.processor(),
                        machine.cores(),
                        machine.memory(),
                        machine.kernel(),
                        machine.jdk());
    }
}

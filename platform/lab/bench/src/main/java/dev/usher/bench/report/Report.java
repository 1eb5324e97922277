package dev.usher.bench.report;

import dev.usher.bench.machine.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that one run of a bench has to say.
 *
 * @param form quick or full
 * @param limits what was in force that could have bounded the figures, by name
 * @param remarks what a reader must know: repeats, void bursts, noise
 */
public record Report(
        String name,
        String title,
        String form,
        Instant started,
        Duration took,
        String commit,
        Machine machine,
        Map<String, String> limits,
        List<Section> sections,
        List<String> remarks) {

    public Report {
        limits = new LinkedHashMap<>(limits);
        sections = List.copyOf(sections);
        remarks = List.copyOf(remarks);
    }

    public Stream<Comparison> comparisons() {
        return sections.stream().flatMap(section -> section.comparisons().stream());
    }

    /** Machine and sources in a line. */
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

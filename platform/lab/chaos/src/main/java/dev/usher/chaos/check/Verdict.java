package dev.usher.chaos.check;

import java.util.List;
import java.util.Map;

/**
 * All invariants that could be checked, in their order.
 *
 * @param skipped ids of invariants for which there was no evidence
 * @param figures what was counted beside, by name, in the order in which it is shown
 */
public record Verdict(List<Finding> findings, List<String> skipped, Map<String, String> figures) {

    public Verdict {
        findings = List.copyOf(findings);
        skipped = List.copyOf(skipped);
        figures = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(figures));
    }

    public boolean clean() {
        return findings.stream().noneMatch(Finding::broken);
    }

    public List<Finding> broken() {
        return findings.stream().filter(Finding::broken).toList();
    }

    /** For people, no wider than 80 columns. */
    public String text() {
        return Report.text(this);
    }

    /** As one JSON object on one line. */
    public String json() {
        return Report.json(this);
    }
}

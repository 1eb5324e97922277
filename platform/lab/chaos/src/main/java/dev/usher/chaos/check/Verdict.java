package dev.usher.chaos.check;

import java.util.List;
import java.util.Map;

/**
 * The findings of all invariants that could be checked, in order.
 *
 * @param skipped ids of invariants for which there was no evidence
 * @param figures further figures by name, in the order in which they are shown
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

    /** The verdict as text of at most 80 columns. */
    public String text() {
        return VerdictText.text(this);
    }
}

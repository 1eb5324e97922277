package dev.usher.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A report for programs. */
public final class JsonReport {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonReport() {}

    public static String of(Report report) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("bench", report.name());
        root.put("form", report.form());
        root.put("started", report.started().toString());
        root.put("tookSeconds", report.took().toSeconds());
        root.put("commit", report.commit());
        root.put("machine", report.machine());
        root.put("limits", report.limits());
        root.put("remarks", report.remarks());
        root.put("sections", report.sections().stream().map(JsonReport::section).toList());
        return JSON.writeValueAsString(root) + "\n";
    }

    private static Map<String, Object> section(Section section) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("title", section.title());
        map.put("comparisons", section.comparisons().stream().map(JsonReport::comparison).toList());
        map.put("tables", section.tables());
        List<Map<String, Object>> growth = new ArrayList<>();
        for (GrowthTable table : section.growth()) {
            Map<String, Object> grown = new LinkedHashMap<>();
            grown.put("size", table.size());
            grown.put("value", table.value());
            grown.put("points", table.points());
            grown.put("exponent", table.exponent());
            goal(grown, table.goal() == null ? "" : table.goal().toString(), table.verdict());
            growth.add(grown);
        }
        map.put("growth", growth);
        return map;
    }

    private static Map<String, Object> comparison(Comparison comparison) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("key", comparison.key());
        map.put("figure", comparison.figure());
        map.put("unit", comparison.unit());
        map.put("ours", comparison.ours());
        map.put("oursMedian", comparison.oursMedian());
        map.put("reference", comparison.reference());
        map.put("referenceMedian", comparison.referenceMedian());
        map.put("ratio", comparison.ratio());
        map.put("pairs", comparison.pairs());
        goal(
                map,
                comparison.goal() == null ? "" : comparison.goal().toString(),
                comparison.verdict());
        return map;
    }

    private static void goal(Map<String, Object> map, String goal, String verdict) {
        if (!goal.isEmpty()) {
            map.put("goal", goal);
            map.put("verdict", verdict);
        }
    }
}

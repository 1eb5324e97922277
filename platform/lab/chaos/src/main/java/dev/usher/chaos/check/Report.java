package dev.usher.chaos.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A verdict for people and for machines. */
final class Report {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int WIDTH = 80;
    private static final int NAME = 26;

    /** Of one invariant; the rest is in the JSON. */
    private static final int SHOWN_TO_PEOPLE = 5;

    private Report() {}

    static String text(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        for (Finding finding : verdict.broken()) {
            lines.add("BROKEN  " + finding.invariant() + ", " + cases(finding.count()));
            lines.addAll(wrapped(finding.rule(), 8));
            finding.violations().stream()
                    .limit(SHOWN_TO_PEOPLE)
                    .forEach(violation -> lines.addAll(wrapped("- " + violation, 8)));
            lines.add("");
        }
        verdict.figures()
                .forEach((name, value) -> lines.add(("%-" + NAME + "s %s").formatted(name, value)));
        if (!verdict.skipped().isEmpty()) {
            lines.addAll(wrapped("No evidence for " + String.join(", ", verdict.skipped()), 0));
        }
        lines.add(summary(verdict));
        return String.join("\n", lines) + "\n";
    }

    private static String summary(Verdict verdict) {
        int asked = verdict.findings().size();
        return verdict.clean()
                ? "All " + asked + " invariants hold."
                : "%d of %d invariants are broken.".formatted(verdict.broken().size(), asked);
    }

    private static String cases(long count) {
        return count == 1 ? "1 case" : count + " cases";
    }

    private static List<String> wrapped(String text, int indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(" ".repeat(indent));
        for (String word : text.split(" ", -1)) {
            boolean first = line.toString().isBlank();
            if (!first && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(indent));
                first = true;
            }
            line.append(first ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    static String json(Verdict verdict) {
        ObjectNode root = JSON.createObjectNode();
        root.put("clean", verdict.clean());
        root.put("asked", verdict.findings().size());
        ArrayNode broken = root.putArray("broken");
        for (Finding finding : verdict.broken()) {
            ObjectNode each = broken.addObject();
            each.put("invariant", finding.invariant());
            each.put("rule", finding.rule());
            each.put("count", finding.count());
            ArrayNode violations = each.putArray("violations");
            finding.violations().forEach(violations::add);
        }
        ArrayNode skipped = root.putArray("skipped");
        verdict.skipped().forEach(skipped::add);
        ObjectNode figures = root.putObject("figures");
        for (Map.Entry<String, String> figure : verdict.figures().entrySet()) {
            figures.put(figure.getKey(), figure.getValue());
        }
        return JSON.writeValueAsString(root);
    }
}

package dev.usher.chaos.check;

import dev.usher.local.terminal.Lines;
import java.util.ArrayList;
import java.util.List;

/** Formats a verdict as text. */
final class VerdictText {

    private static final int NAME = 26;

    /** The number of listed violations of an invariant. */
    private static final int SHOWN_IN_TEXT = 5;

    private VerdictText() {}

    static String text(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        for (Finding finding : verdict.broken()) {
            lines.add("BROKEN  " + finding.invariant() + ", " + cases(finding.count()));
            lines.addAll(wrapped(finding.rule(), 8));
            finding.violations().stream()
                    .limit(SHOWN_IN_TEXT)
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
        return Lines.wrapped(text, indent, indent);
    }
}

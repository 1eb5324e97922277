package dev.usher.bench.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ratios of a report in short lines, for the terminal. */
public final class TerminalSummary {

    private TerminalSummary() {}

    public static String of(BenchReport report, Repeats repeats) {
        StringBuilder text = new StringBuilder();
        text.append("%s (%s): %s%n".formatted(report.name(), report.form(), report.title()));
        for (Section section : report.sections()) {
            if (section.comparisons().isEmpty() && section.growth().isEmpty()) {
                continue; // its tables are in the page
            }
            text.append("%n%s%n".formatted(section.title()));
            section.comparisons().forEach(comparison -> text.append(line(comparison)));
            section.growth().forEach(growth -> text.append(line(growth)));
        }
        text.append("\n");
        repeats.sentence().ifPresent(sentence -> text.append(sentence).append("\n"));
        return text.append("Took %d s.%n".formatted(report.took().toSeconds())).toString();
    }

    private static String line(Comparison comparison) {
        return "  %s [%s]: %s, %s over %s%n"
                .formatted(
                        comparison.ratioText(),
                        String.join(" ", goal(comparison.goal(), comparison.verdict())),
                        comparison.figure(),
                        comparison.ours(),
                        comparison.reference());
    }

    private static String line(GrowthTable growth) {
        return "  exponent %.2f [%s]: %s by %s%n"
                .formatted(
                        growth.exponent(),
                        String.join(" ", goal(growth.goal(), growth.verdict())),
                        growth.value(),
                        growth.size());
    }

    private static List<String> goal(@Nullable Goal goal, String verdict) {
        return goal == null ? List.of("no goal") : List.of(goal.toString(), verdict);
    }
}

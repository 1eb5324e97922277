package dev.usher.bench.report;

import dev.usher.bench.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A report as a Markdown page of the documentation, which each run overwrites. */
public final class ReportPage {

    private final BenchReport report;
    private final StringBuilder text = new StringBuilder();

    private ReportPage(BenchReport report) {
        this.report = report;
    }

    public static String of(BenchReport report, Repeats repeats) {
        return new ReportPage(report).text(repeats);
    }

    private String text(Repeats repeats) {
        paragraph("# Bench " + report.name() + ": " + report.title());
        paragraph(
                "Written by `./usher bench %s%s` on %s in %d s; do not edit. %s."
                        .formatted(
                                report.name(),
                                report.form().equals("quick") ? " --quick" : "",
                                report.started().toString().substring(0, 16).replace('T', ' ')
                                        + " UTC",
                                report.took().toSeconds(),
                                report.where()));
        for (Section section : report.sections()) {
            paragraph("## " + section.title());
            paragraph(section.text());
            comparisons(section.comparisons());
            section.tables().forEach(this::table);
            section.growth().forEach(this::growth);
        }
        repeats(repeats);
        paragraph("## Limits in force");
        rows(
                List.of("limit", "value"),
                report.limits().entrySet().stream()
                        .map(limit -> List.of(limit.getKey(), limit.getValue()))
                        .toList());
        paragraph("## Remarks");
        paragraph(
                report.remarks().stream()
                        .map(remark -> "- " + remark)
                        .collect(Collectors.joining("\n")));
        return text.toString().strip() + "\n";
    }

    private void paragraph(String words) {
        if (!words.isBlank()) {
            text.append(words.strip()).append("\n\n");
        }
    }

    private void comparisons(List<Comparison> comparisons) {
        if (comparisons.isEmpty()) {
            return;
        }
        rows(
                List.of("figure", "ours", "", "reference", "", "ratio, 95 %", "pairs", "goal", ""),
                comparisons.stream()
                        .map(comparison ->
                                List.of(
                                        comparison.figure(),
                                        comparison.ours(),
                                        Numbers.plain(comparison.oursMedian())
                                                + " "
                                                + comparison.unit(),
                                        comparison.reference(),
                                        Numbers.plain(comparison.referenceMedian())
                                                + " "
                                                + comparison.unit(),
                                        comparison.ratioText(),
                                        String.valueOf(comparison.pairs()),
                                        comparison.goal() == null
                                                ? ""
                                                : comparison.goal().toString(),
                                        comparison.verdict()))
                        .toList());
    }

    private void table(Table table) {
        paragraph(table.title() + ":");
        rows(table.columns(), table.rows());
    }

    private void growth(GrowthTable growth) {
        rows(
                List.of(growth.size(), growth.value()),
                growth.points().stream()
                        .map(point ->
                                List.of(Numbers.plain(point.size()), Numbers.plain(point.value())))
                        .toList());
        paragraph(
                "The exponent of growth is %.2f%s."
                        .formatted(
                                growth.exponent(),
                                growth.goal() == null
                                        ? ""
                                        : "; goal " + growth.goal() + ", " + growth.verdict()));
    }

    private void repeats(Repeats repeats) {
        if (repeats.sentence().isEmpty()) {
            return;
        }
        paragraph("## Repeated runs");
        repeats.sentence().ifPresent(this::paragraph);
        List<String> columns = new ArrayList<>(List.of("ratio"));
        repeats.runs()
                .forEach(run ->
                        columns.add(
                                run.started().substring(0, 16).replace('T', ' ')
                                        + ", "
                                        + run.commit()));
        columns.add("");
        List<List<String>> rows = new ArrayList<>();
        for (String key : repeats.keys()) {
            List<String> row = new ArrayList<>(List.of(key));
            for (Repeats.Run run : repeats.runs()) {
                Interval ratio = Objects.requireNonNull(run.ratios().get(key));
                row.add(
                        "%s [%s, %s]"
                                .formatted(
                                        Numbers.ratio(ratio.median()),
                                        Numbers.ratio(ratio.low()),
                                        Numbers.ratio(ratio.high())));
            }
            row.add(repeats.agreement(key).toString());
            rows.add(row);
        }
        rows(columns, rows);
    }

    private void rows(List<String> columns, List<List<String>> rows) {
        row(columns);
        row(columns.stream().map(_ -> "---").toList());
        rows.forEach(this::row);
        text.append('\n');
    }

    private void row(List<String> cells) {
        text.append("| ")
                .append(
                        cells.stream()
                                .map(cell -> cell.replace("|", "\\|"))
                                .collect(Collectors.joining(" | ")))
                .append(" |\n");
    }
}

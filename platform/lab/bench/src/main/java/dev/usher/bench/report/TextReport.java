package dev.usher.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** A report for a terminal of 80 columns. */
public final class TextReport {

    static final int WIDTH = 80;

    private static final String INDENT = "  ";

    private final Report report;
    private final List<String> lines = new ArrayList<>();

    private TextReport(Report report) {
        this.report = report;
    }

    public static String of(Report report, Repeats repeats) {
        return new TextReport(report).text(repeats);
    }

    private String text(Repeats repeats) {
        lines.add(report.name() + " (" + report.form() + "): " + report.title());
        wrapped(report.where(), "");
        for (Section section : report.sections()) {
            lines.add("");
            lines.add(section.title());
            wrapped(section.text(), INDENT);
            comparisons(section.comparisons());
            section.tables().forEach(this::table);
            section.growth().forEach(this::growth);
        }
        lines.add("");
        wrapped("Limits in force: " + limits(), "");
        report.remarks().forEach(remark -> wrapped(remark, ""));
        repeats.sentence().ifPresent(sentence -> wrapped(sentence, ""));
        wrapped("Took %d s.".formatted(report.took().toSeconds()), "");
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private void wrapped(String text, String indent) {
        if (!text.isBlank()) {
            lines.addAll(Wrapped.lines(text, WIDTH, indent));
        }
    }

    /** Figure by figure, so that the rows stay short. */
    private void comparisons(List<Comparison> all) {
        all.stream()
                .collect(
                        Collectors.groupingBy(
                                comparison ->
                                        comparison.figure() + ", over " + comparison.reference(),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .forEach(this::group);
    }

    private void group(String title, List<Comparison> comparisons) {
        Comparison first = comparisons.getFirst();
        wrapped(
                "%s (%s %s)".formatted(title, Numbers.plain(first.referenceMedian()), first.unit()),
                INDENT);
        Columns columns = new Columns();
        for (Comparison comparison : comparisons) {
            columns.add(
                    List.of(
                            comparison.ours(),
                            Numbers.plain(comparison.oursMedian()) + " " + comparison.unit(),
                            Numbers.ratio(comparison.ratio().median()),
                            interval(comparison),
                            comparison.goal() == null ? "" : comparison.goal().toString(),
                            comparison.verdict()));
        }
        lines.addAll(columns.lines(INDENT.repeat(2)));
    }

    static String interval(Comparison comparison) {
        return "[%s, %s]"
                .formatted(
                        Numbers.ratio(comparison.ratio().low()),
                        Numbers.ratio(comparison.ratio().high()));
    }

    private void table(Table table) {
        wrapped(table.title(), INDENT);
        Columns columns = new Columns().add(table.columns());
        table.rows().forEach(columns::add);
        lines.addAll(columns.lines(INDENT.repeat(2)));
    }

    private void growth(GrowthTable growth) {
        Columns columns = new Columns().add(List.of(growth.size(), growth.value()));
        growth.points()
                .forEach(point ->
                        columns.add(
                                List.of(
                                        Numbers.plain(point.size()),
                                        Numbers.plain(point.value()))));
        lines.addAll(columns.lines(INDENT.repeat(2)));
        wrapped(
                "grows with the power %.2f %s %s"
                        .formatted(
                                growth.exponent(),
                                growth.goal() == null ? "" : "(" + growth.goal() + ")",
                                growth.verdict()),
                INDENT.repeat(2));
    }

    private String limits() {
        return report.limits().entrySet().stream()
                .map(limit -> limit.getKey() + " " + limit.getValue())
                .collect(Collectors.joining("; "));
    }
}

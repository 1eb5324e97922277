package dev.usher.bench.report;

import dev.usher.bench.statistics.Growth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Draws a report: each ratio with its interval and goal on one logarithmic axis, and below it how
 * figures grow.
 */
public final class Plot {

    private static final int WIDTH = 860;
    private static final int LABELS = 430;
    private static final int RIGHT = WIDTH - 30;
    private static final int ROW = 22;
    private static final int PANEL = 200;

    private final Svg svg = new Svg(WIDTH);
    private double y = 24;

    private Plot() {}

    public static String of(Report report) {
        Plot plot = new Plot();
        plot.ratios(report.comparisons().toList());
        report.sections().stream()
                .flatMap(section -> section.growth().stream())
                .forEach(plot::growth);
        return plot.svg.grow(plot.y).toString();
    }

    /** A logarithmic axis from one place to another. */
    private record Axis(double from, double to, double low, double high) {

        static Axis over(double from, double to, double[] values) {
            double low = Math.pow(10, Math.floor(Math.log10(min(values))));
            double high = Math.pow(10, Math.ceil(Math.log10(max(values))));
            return new Axis(from, to, low, high <= low ? low * 10 : high);
        }

        double at(double value) {
            double part = Math.log(value / low) / Math.log(high / low);
            return from + part * (to - from);
        }

        List<Double> marks() {
            List<Double> marks = new ArrayList<>();
            for (double mark = low; mark <= high * 1.001; mark *= 10) {
                marks.add(mark);
            }
            return marks;
        }

        private static double min(double[] values) {
            return Arrays.stream(values).min().orElse(1);
        }

        private static double max(double[] values) {
            return Arrays.stream(values).max().orElse(1);
        }
    }

    private void ratios(List<Comparison> all) {
        if (all.isEmpty()) {
            return;
        }
        Axis axis =
                Axis.over(
                        LABELS,
                        RIGHT,
                        all.stream()
                                .flatMapToDouble(comparison ->
                                        DoubleStream.of(
                                                1,
                                                comparison.ratio().low(),
                                                comparison.ratio().high(),
                                                comparison.goal() == null
                                                        ? 1
                                                        : comparison.goal().value()))
                                .toArray());
        double top = y;
        svg.text(LABELS, y, "start", "ours over the reference, median and 95 % interval");
        y += ROW;
        for (Comparison comparison : all) {
            svg.text(LABELS - 12, y + 4, "end", comparison.key());
            svg.line(
                    axis.at(comparison.ratio().low()),
                    y,
                    axis.at(comparison.ratio().high()),
                    y,
                    Svg.OURS,
                    2);
            svg.dot(axis.at(comparison.ratio().median()), y, Svg.OURS);
            if (comparison.goal() != null) {
                double goal = axis.at(comparison.goal().value());
                svg.line(goal, y - 8, goal, y + 8, Svg.GOAL, 2);
            }
            y += ROW;
        }
        for (double mark : axis.marks()) {
            svg.line(axis.at(mark), top + 8, axis.at(mark), y - 8, Svg.INK, mark == 1 ? 1 : 0.3);
            svg.text(axis.at(mark), y + 8, "middle", Numbers.plain(mark));
        }
        y += 2 * ROW;
    }

    private void growth(GrowthTable table) {
        List<Growth.Point> points = table.points();
        svg.text(
                LABELS,
                y,
                "start",
                "%s by %s, power %.2f".formatted(table.value(), table.size(), table.exponent()));
        Axis across = Axis.over(LABELS, RIGHT, values(points, Growth.Point::size));
        Axis up = Axis.over(y + PANEL, y + 16, values(points, Growth.Point::value));
        for (double mark : across.marks()) {
            svg.line(across.at(mark), y + 16, across.at(mark), y + PANEL, Svg.INK, 0.3);
            svg.text(across.at(mark), y + PANEL + 16, "middle", Numbers.plain(mark));
        }
        for (double mark : up.marks()) {
            svg.line(LABELS, up.at(mark), RIGHT, up.at(mark), Svg.INK, 0.3);
            svg.text(LABELS - 12, up.at(mark) + 4, "end", Numbers.plain(mark));
        }
        for (int i = 0; i < points.size(); i++) {
            double x = across.at(points.get(i).size());
            double value = up.at(points.get(i).value());
            if (i > 0) {
                svg.line(
                        across.at(points.get(i - 1).size()),
                        up.at(points.get(i - 1).value()),
                        x,
                        value,
                        Svg.OURS,
                        2);
            }
            svg.dot(x, value, Svg.OURS);
        }
        y += PANEL + 3 * ROW;
    }

    private static double[] values(List<Growth.Point> points, ToDoubleFunction<Growth.Point> of) {
        return points.stream().mapToDouble(of).toArray();
    }
}

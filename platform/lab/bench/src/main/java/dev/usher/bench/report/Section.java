package dev.usher.bench.report;

import java.util.List;

/** One question and the figures that answer it. */
public record Section(
        String title,
        String text,
        List<Comparison> comparisons,
        List<Table> tables,
        List<GrowthTable> growth) {

    public Section {
        comparisons = List.copyOf(comparisons);
        tables = List.copyOf(tables);
        growth = List.copyOf(growth);
    }
}

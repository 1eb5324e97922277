package dev.usher.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows as text, each column as wide as it must be: the first to the left, the others to the right.
 */
final class Columns {

    private static final String BETWEEN = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    Columns add(List<String> row) {
        rows.add(row);
        return this;
    }

    List<String> lines(String indent) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        return rows.stream().map(row -> line(row, widths, indent)).toList();
    }

    private static String line(List<String> row, int[] widths, String indent) {
        StringBuilder line = new StringBuilder(indent);
        for (int i = 0; i < row.size(); i++) {
            String gap = " ".repeat(widths[i] - length(row.get(i)));
            line.append(i == 0 ? "" : BETWEEN).append(i == 0 ? row.get(i) + gap : gap + row.get(i));
        }
        return line.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}

package dev.usher.bench.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The budgets of a journey, which are written down only in {@code docs/performance.md}. */
final class BudgetTable {

    private static final Path PAGE = Path.of("docs", "performance.md");
    private static final String BEGIN = "<!-- budget";
    private static final String END = "<!-- end of budget -->";

    private final Map<String, Double> limits;

    private BudgetTable(Map<String, Double> limits) {
        this.limits = limits;
    }

    static BudgetTable of(Path project) {
        try {
            return parse(Files.readString(project.resolve(PAGE)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads each row of the marked tables: a name, and a number as its budget. */
    static BudgetTable parse(String page) {
        Map<String, Double> limits = new LinkedHashMap<>();
        boolean inside = false;
        for (String line : page.split("\n", -1)) {
            if (line.startsWith(BEGIN)) {
                inside = true;
            } else if (line.startsWith(END)) {
                inside = false;
            } else if (inside && line.startsWith("|")) {
                String[] cells = line.split("\\|", -1);
                String number = cells[2].strip().replace("*", "");
                if (number.matches("[0-9.]+")) {
                    limits.put(cells[1].strip().replace("*", ""), Double.valueOf(number));
                }
            }
        }
        return new BudgetTable(limits);
    }

    double of(String name) {
        Double limit = limits.get(name);
        if (limit == null) {
            throw new IllegalStateException("%s has no budget for %s".formatted(PAGE, name));
        }
        return limit;
    }
}

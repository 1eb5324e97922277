package dev.usher.chaos.check;

import java.util.List;

/**
 * The result of a check of a running suite.
 *
 * @param missing why evidence is missing that a running suite should have
 * @param overdue what nobody did in time
 */
public record Checked(Verdict verdict, List<String> missing, List<String> overdue) {

    public Checked {
        missing = List.copyOf(missing);
        overdue = List.copyOf(overdue);
    }

    /** Tells whether every invariant was checked and holds, and nothing is overdue. */
    public boolean clean() {
        return verdict.clean() && missing.isEmpty() && overdue.isEmpty();
    }

    /** Returns the result as text of at most 80 columns. */
    public String text() {
        StringBuilder text = new StringBuilder(verdict.text());
        missing.forEach(reason -> text.append("NOT CHECKED  ").append(reason).append('\n'));
        overdue.forEach(each -> text.append("OVERDUE  ").append(each).append('\n'));
        return text.toString();
    }
}

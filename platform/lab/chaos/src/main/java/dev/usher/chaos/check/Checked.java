package dev.usher.chaos.check;

import dev.usher.local.terminal.Lines;
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
        missing.forEach(reason -> add(text, "NOT CHECKED  " + reason));
        overdue.forEach(each -> add(text, "OVERDUE  " + each));
        return text.toString();
    }

    private static void add(StringBuilder text, String paragraph) {
        Lines.wrapped(paragraph, 0, 2).forEach(line -> text.append(line).append('\n'));
    }
}

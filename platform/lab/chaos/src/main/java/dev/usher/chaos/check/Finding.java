package dev.usher.chaos.check;

import java.util.List;

/**
 * The result of checking one invariant.
 *
 * @param violations descriptions of the first {@value Checker#SHOWN} violations
 * @param count the number of all violations
 */
public record Finding(String invariant, String rule, List<String> violations, long count) {

    public Finding {
        violations = List.copyOf(violations);
    }

    public boolean broken() {
        return count > 0;
    }
}

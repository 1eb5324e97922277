package dev.usher.chaos.check;

import java.util.List;

/**
 * What became of one invariant.
 *
 * @param violations each broken case in words, the first {@value Checker#SHOWN} of them
 * @param count all of them
 */
public record Finding(String invariant, String rule, List<String> violations, long count) {

    public Finding {
        violations = List.copyOf(violations);
    }

    public boolean broken() {
        return count > 0;
    }
}

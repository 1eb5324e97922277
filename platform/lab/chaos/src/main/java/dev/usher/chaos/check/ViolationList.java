package dev.usher.chaos.check;

import java.util.ArrayList;
import java.util.List;

/** Counts violations and keeps descriptions of the first ones. */
final class ViolationList {

    private final List<String> shown = new ArrayList<>();
    private long count;

    void add(String words) {
        count++;
        if (shown.size() < Checker.SHOWN) {
            shown.add(words);
        }
    }

    Finding of(Invariant invariant) {
        return new Finding(invariant.id(), invariant.rule(), shown, count);
    }
}

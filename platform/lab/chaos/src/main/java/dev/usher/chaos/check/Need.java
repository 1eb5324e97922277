package dev.usher.chaos.check;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A part of the evidence without which an invariant can't be checked. */
enum Need {
    MESSAGES,
    LEDGER,
    CALLS,
    SAMPLES,
    LOGS;

    /** As the header of a query names it. */
    static Need named(String name) {
        return valueOf(name.strip().toUpperCase(Locale.ROOT));
    }

    static Set<Need> metBy(Evidence evidence) {
        Set<Need> met = EnumSet.noneOf(Need.class);
        if (evidence.messages() != null) {
            met.add(MESSAGES);
        }
        if (evidence.ledger() != null && evidence.deliveries() != null) {
            met.add(LEDGER);
        }
        if (evidence.calls() != null) {
            met.add(CALLS);
        }
        if (evidence.samples() != null) {
            met.add(SAMPLES);
        }
        if (evidence.logs() != null) {
            met.add(LOGS);
        }
        return met;
    }
}

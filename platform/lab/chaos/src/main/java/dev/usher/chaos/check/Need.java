package dev.usher.chaos.check;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A part of the evidence that an invariant needs. */
enum Need {
    MESSAGES,
    LEDGER,
    CALLS,
    SAMPLES,
    LOGS;

    /** Reads the name in the header of a query. */
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

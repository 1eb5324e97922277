package dev.usher.payment.dispute;

/**
 * The progress of a bank's objection to a payment. It moves forwards only, so that an answer of the
 * provider which was overtaken by a later one changes nothing.
 */
public enum DisputeStatus {
    /** The bank only asks; no money moves. */
    INQUIRY(0),
    INQUIRY_CLOSED(1),
    /** The provider has taken the money until it is decided. */
    OPEN(2),
    WON(3),
    LOST(3);

    private final int step;

    DisputeStatus(int step) {
        this.step = step;
    }

    /** Tells whether an objection that was here can have become that. */
    boolean leadsTo(DisputeStatus next) {
        return next.step > step;
    }

    boolean decided() {
        return this == WON || this == LOST;
    }
}
